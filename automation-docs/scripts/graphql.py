# A GraphQL API of AppSync. An update replaces the whole of it: what is left out is lost, so everything is sent back.
KINDS = {"IsPlain": ("API_KEY", "AWS_IAM"), "IsPool": ("AMAZON_COGNITO_USER_POOLS",), "IsOpen": ("OPENID_CONNECT",),
         "IsFunction": ("AWS_LAMBDA",)}


def level_of(api):
    return (api.get("logConfig") or {}).get("fieldLogLevel", "NONE")


def unknown(api):
    """Why an API is not updated: it has what an update here would lose. None where it is."""
    if api.get("enhancedMetricsConfig") or api.get("apiType", "GRAPHQL") != "GRAPHQL":
        return "the API is merged, or has enhanced metrics: set its log by hand"
    known = [kind for kinds in KINDS.values() for kind in kinds]
    return None if api.get("authenticationType") in known else "its authentication is of an unknown kind"


def whole(api, level, role):
    """The inputs of an update that changes the log alone; the role that is there stays."""
    usual = {"excludeVerboseContent": True, "cloudWatchLogsRoleArn": role}
    log = {**usual, **(api.get("logConfig") or {}), "fieldLogLevel": level}
    return {**{name: api.get("authenticationType") in kinds for name, kinds in KINDS.items()},
            "Log": log, "Name": api.get("name", ""), "Auth": api.get("authenticationType", ""),
            "More": api.get("additionalAuthenticationProviders") or [],
            "Xray": str(api.get("xrayEnabled")).lower() == "true",
            "Introspection": api.get("introspectionConfig") or "ENABLED", "Owner": api.get("ownerContact") or "",
            "Depth": int(api.get("queryDepthLimit") or 0), "Resolvers": int(api.get("resolverCountLimit") or 0),
            "Pool": api.get("userPoolConfig") or {}, "Open": api.get("openIDConnectConfig") or {},
            "Function": api.get("lambdaAuthorizerConfig") or {}}
