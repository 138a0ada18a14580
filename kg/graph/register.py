"""What the official register knows of a unit, apart from what the articles say.

Its terms have names of their own (`civic:registerParent` beside the stated
`civic:subUnitOf`), so that a query never takes one for the other.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from kg.graph.iris import entity_iri
from kg.graph.terms import TYPE, XSD, Vocabulary, chinese
from kg.knowledge.divisions import Division, Divisions, load_divisions
from kg.linking.identity import unit_id
from kg.model import Entity, EntityType

REGISTER_UNIT = "RegisterUnit"
"""The class of the register's units, named in an article or not."""


def register_quads(entity: Entity, vocabulary: Vocabulary) -> Iterator[ox.Quad]:
    """Return what the register knows of a unit: its code, level and the units that hold it; else its candidates.

    >>> unit = Entity("5f0c", EntityType.ADMINISTRATIVE_UNIT, "County", ("崇川区",), (), code="320613")
    >>> quads = register_quads(unit, Vocabulary("urn:ns#", "urn:id/"))
    >>> [quad.object.value for quad in quads if quad.predicate.value == "urn:ns#registerName"]
    ['崇川区', '南通市', '江苏省']
    """
    writer = _Writer(vocabulary, load_divisions())
    node = ox.NamedNode(entity_iri(vocabulary.base, entity.type, entity.id))
    if entity.until is not None:
        yield from writer.former(node, entity)
    elif entity.code:
        yield from writer.unit(node, entity.code)
    for code in entity.candidates:
        yield ox.Quad(node, vocabulary.term("candidateCode"), ox.Literal(code))


class _Writer:
    def __init__(self, vocabulary: Vocabulary, register: Divisions) -> None:
        self._vocabulary, self._register = vocabulary, register

    def unit(self, node: ox.NamedNode, code: str) -> Iterator[ox.Quad]:
        """The unit and all that hold it; the node of the unit itself may be one that a person's judgement gave it."""
        chain = self._register.chain(code)
        for at, unit in enumerate(reversed(chain)):
            this = self._node(unit.code) if at else node
            yield from self._described(this, unit)
            if above := chain[: len(chain) - at - 1]:
                yield ox.Quad(this, self._term("registerParent"), self._node(above[-1].code))

    def former(self, node: ox.NamedNode, entity: Entity) -> Iterator[ox.Quad]:
        yield from self._described(node, Division(entity.code, entity.name))
        year = ox.Literal(str(entity.until), datatype=ox.NamedNode(f"{XSD}gYear"))
        yield ox.Quad(node, self._term("validUntil"), year)
        for former in self._register.former(entity.name):
            if former.code == entity.code and former.successor:
                successor = self._node(former.successor)
                yield ox.Quad(node, self._term("replacedBy"), successor)
                yield from self.unit(successor, former.successor)

    def _described(self, node: ox.NamedNode, unit: Division) -> Iterator[ox.Quad]:
        yield ox.Quad(node, TYPE, self._term(REGISTER_UNIT))
        yield ox.Quad(node, self._term("adminCode"), ox.Literal(unit.code))
        yield ox.Quad(node, self._term("adminLevel"), ox.Literal(unit.level))
        yield ox.Quad(node, self._term("registerName"), chinese(unit.name))

    def _node(self, code: str) -> ox.NamedNode:
        return ox.NamedNode(entity_iri(self._vocabulary.base, EntityType.ADMINISTRATIVE_UNIT, unit_id(code)))

    def _term(self, name: str) -> ox.NamedNode:
        return self._vocabulary.term(name)
