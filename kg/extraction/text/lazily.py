"""Attributes that are worked out when they are first asked for."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")
# Not by the instance's `__dict__`: Python 3.11 makes a dictionary where that is asked for, and from then on takes ten
# times as long (65 ns for 6) to every attribute of the instance.
_set = object.__setattr__


class lazily(Generic[T]):  # noqa: N801 - a decorator
    """As `functools.cached_property`, without the lock that it takes before Python 3.12: an article has one reader.

    >>> class Article:
    ...     @lazily
    ...     def words(self) -> list[str]:
    ...         return ["青禾", "社区"]
    >>> article = Article()
    >>> article.words is article.words
    True
    """

    def __init__(self, work: Callable[[Any], T]) -> None:
        self._work, self.__doc__ = work, work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "lazily[T]": ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> "lazily[T] | T":
        if instance is None:
            return self
        found = self._work(instance)
        _set(instance, self._name, found)
        return found
