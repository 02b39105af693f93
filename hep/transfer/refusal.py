"""Why a file from elsewhere was refused: every fault, each naming its field."""


class TransferRefused(ValueError):
    """A file that cannot be taken; nothing of it is kept. `faults` name the fields."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = faults
