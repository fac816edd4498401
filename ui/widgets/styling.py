"""Dynamic properties by which the style sheet tells widgets apart."""

from PySide6.QtWidgets import QWidget


def set_look(widget: QWidget, **properties: str) -> None:
    """Set `kind`, `role`, `tone` or `chip` and have the style sheet read again where it differs."""
    changed = {key: value for key, value in properties.items() if widget.property(key) != value}
    for key, value in changed.items():
        widget.setProperty(key, value)
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
