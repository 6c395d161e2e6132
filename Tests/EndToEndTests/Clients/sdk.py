"""Clients of the official SDK, set up in one of the ways users do."""
from tencentcloud.clb.v20180317 import clb_client
from tencentcloud.common.credential import Credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.vpc.v20170312 import vpc_client

REGION = "ap-guangzhou"


def clients(protocol, endpoint, method="POST", signature="TC3-HMAC-SHA256", authority=None, world=None):
    """The VPC and the CLB client; without an endpoint they use the real host names."""
    http = HttpProfile(protocol=protocol, endpoint=endpoint, reqMethod=method, certification=authority, reqTimeout=30)
    profile = ClientProfile(httpProfile=http, signMethod=signature)
    credential = Credential(f"AKIDclbsim-{world}" if world else "AKIDclbsim", "clbsim")
    return vpc_client.VpcClient(credential, REGION, profile), clb_client.ClbClient(credential, REGION, profile)


def call(client, models, action, parameters):
    """One call by the action's own model classes; parameters the model does not know are a mistake of the test."""
    request = getattr(models, action + "Request")()
    request._deserialize(parameters)
    return getattr(client, action)(request)
