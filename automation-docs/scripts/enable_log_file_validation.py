def compliant(trail):
    return truth(trail.get("LogFileValidationEnabled", False))


def previous(trail):
    return {"LogFileValidationEnabled": compliant(trail)}
