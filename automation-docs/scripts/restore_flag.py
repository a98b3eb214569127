def judge(event, context):
    """One flag that healing turned and that is turned back; only the way back is known here."""
    before, now = truth(saved(event).get(event["Flag"])), truth(event["Now"])
    back = truth(event["Back"])
    refusal = None if before == back else "healing never leaves this as its previous state"
    return settle(event, {event["Flag"]: now}, before == now, refusal)
