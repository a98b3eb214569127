# A stack of CloudFormation, and an update that changes nothing of it but what is said. Pure.
AT_REST = ("CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE",
           "IMPORT_ROLLBACK_COMPLETE")


def stack_of(answer):
    return next(iter(answer.get("Stacks") or []), {})


def fixed(stack):
    """Why a stack takes no update here; None where it does."""
    if stack.get("ParentId") or stack.get("RootId"):
        return "the stack is part of another: change that one"
    if stack.get("StackName", "").startswith("StackSet-"):
        return "the stack is an instance of a stack set: change the stack set"
    if stack.get("StackStatus") not in AT_REST:
        return "the stack is " + str(stack.get("StackStatus")) + ": it takes no update"
    return None


def same(stack):
    """Parameters and capabilities as they are; a parameter that is left out would go back to its default."""
    kept = [{"ParameterKey": one["ParameterKey"], "UsePreviousValue": True} for one in stack.get("Parameters") or []]
    return {"Parameters": kept, "Capabilities": stack.get("Capabilities") or []}
