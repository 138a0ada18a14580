"""What a text tells of an initiative beside who, where and when: its theme, target group, quantities, stage."""
