"""One round of questions: what was said, what fired, and whether one may go on."""

from app.domain.safety_rules import Stop
from app.session.gate import Outcome
from ui.viewmodels.gate import GateModel
from ui.viewmodels.gate_facts import Asks


class Flow:
    """Answers are written as they are given: a kill in the middle opens nothing.

    Every method that answers raises StorageFailure; the question is then still open.
    """

    def __init__(self, model: GateModel, asks: Asks) -> None:
        self._model = model
        self._outcomes: dict[str, Outcome] = {}
        self._said: dict[str, bool] = {}
        self.asks = asks
        self.rules = model.due(asks)

    @property
    def left(self) -> int:
        """Return how many questions have no answer yet."""
        return len(self.rules) - len(self._said)

    @property
    def is_private(self) -> bool:
        return any(self._model.is_private(rule) for rule in self.rules)

    def said(self, rule: str) -> bool | None:
        return self._said.get(rule)

    def say(self, rule: str, said: bool) -> Outcome:
        """Answer a question, or change the answer; the same again changes nothing."""
        before = self._said.get(rule)
        if before is said:
            return self._outcomes[rule]
        write = self._model.answer if before is None else self._model.correct
        self._outcomes[rule] = write(rule, said, self.asks)
        self._said[rule] = said
        return self._outcomes[rule]

    @property
    def stopping(self) -> Outcome | None:
        """Return the most urgent answer after which nothing more is asked now."""
        return self._model.most_urgent(
            [
                each
                for each in self._outcomes.values()
                if any(isinstance(action, Stop) for action in each.actions)
            ]
        )

    @property
    def worst(self) -> Outcome | None:
        """Return the most urgent answer that fired."""
        return self._model.most_urgent(list(self._outcomes.values()))

    @property
    def may_go_on(self) -> bool:
        return self._model.may_go_on(self.asks, list(self._outcomes.values()))
