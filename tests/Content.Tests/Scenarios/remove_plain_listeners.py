import copy

GONE = "gone"
TAG_READS = ["elb:DescribeTags"]


def make(aws, compliant):
    """Two plain listeners, of which one has a stickiness policy, beside two that speak TLS."""
    elb = aws("elb")
    certificate = aws("iam").upload_server_certificate(
        ServerCertificateName="cards", CertificateBody="body", PrivateKey="key")["ServerCertificateMetadata"]["Arn"]
    secure = [listener("HTTPS", 443, certificate), listener("SSL", 8443, certificate)]
    plain = [] if compliant else [listener("HTTP", 80), listener("TCP", 6379)]
    elb.create_load_balancer(LoadBalancerName="cards", AvailabilityZones=["us-east-1a"], Listeners=secure + plain)
    elb.create_load_balancer(LoadBalancerName="other", AvailabilityZones=["us-east-1a"], Listeners=[listener("HTTP", 80)])
    elb.create_lb_cookie_stickiness_policy(LoadBalancerName="cards", PolicyName="sticky", CookieExpirationPeriod=60)
    for port in [443] if compliant else [443, 80]:
        elb.set_load_balancer_policies_of_listener(LoadBalancerName="cards", LoadBalancerPort=port, PolicyNames=["sticky"])
    return "cards"


def listener(protocol, port, certificate=None):
    own = {"Protocol": protocol, "LoadBalancerPort": port, "InstanceProtocol": "TCP" if protocol in ("TCP", "SSL") else "HTTP",
           "InstancePort": 8000 + port % 1000}
    return {**own, "SSLCertificateId": certificate} if certificate else own


def tag(aws, id, tags):
    aws("elb").add_tags(LoadBalancerNames=[id], Tags=[{"Key": k, "Value": v} for k, v in tags.items()])


def look(aws, id):
    return {balancer["LoadBalancerName"]: {
        "listeners": sorted(([one["Listener"], one.get("PolicyNames") or []] for one in balancer["ListenerDescriptions"]),
                            key=lambda one: one[0]["LoadBalancerPort"]),
        "policies": balancer["Policies"]} for balancer in aws("elb").describe_load_balancers()["LoadBalancerDescriptions"]}


def healed(before):
    after = copy.deepcopy(before)
    after["cards"]["listeners"] = [one for one in after["cards"]["listeners"] if one[0]["Protocol"] in ("HTTPS", "SSL")]
    return after
