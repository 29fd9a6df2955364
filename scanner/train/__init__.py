"""From labelled ads to a model that may go live."""

from scanner.train.command import benign_faults, evaluate_command, train_command
from scanner.train.examples import Example, load_examples
from scanner.train.fit import Recipe
from scanner.train.live import gate, promote
from scanner.train.training import Trained, train, write

__all__ = [
    "Example",
    "Recipe",
    "Trained",
    "benign_faults",
    "evaluate_command",
    "gate",
    "load_examples",
    "promote",
    "train",
    "train_command",
    "write",
]
