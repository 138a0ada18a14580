"""What is told of people: posts, membership, kin, homes."""
