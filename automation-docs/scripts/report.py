def report(event, context):
    return event
