# What a database's setting is going to be: a change that waits for the maintenance window counts as made.
def foreseen(database, name):
    pending = database.get("PendingModifiedValues") or {}
    return pending[name] if name in pending else database.get(name)


def number(value):
    return int(float(value or 0))


def busy(status):
    """A refusal while another change is under way: what is read now may not hold."""
    free = ("available", "storage-optimization", "RUNNING", "ONLINE")
    return None if status in free else f"its state is '{status}'; it takes no change now"
