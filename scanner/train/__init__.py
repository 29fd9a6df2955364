"""From labelled ads to a model that may go live."""

from scanner.train.command import (
    benign_faults,
    compare_command,
    evaluate_command,
    fine_tune_command,
    leave_out_command,
    promote_command,
    rollback_command,
    train_command,
)
from scanner.train.examples import Example, load_examples
from scanner.train.fit import Recipe
from scanner.train.live import Promotion, gate, history, promote
from scanner.train.training import Trained, train, write

__all__ = [
    "Example",
    "Promotion",
    "Recipe",
    "Trained",
    "benign_faults",
    "compare_command",
    "evaluate_command",
    "fine_tune_command",
    "gate",
    "history",
    "leave_out_command",
    "load_examples",
    "promote",
    "promote_command",
    "rollback_command",
    "train",
    "train_command",
    "write",
]
