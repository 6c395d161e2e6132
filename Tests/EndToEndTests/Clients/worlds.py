"""Two accounts work at the same time, each with the same names and blocks, and neither sees anything of the other.

usage: worlds.py ENDPOINT
"""
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import sdk
from tencentcloud.clb.v20180317 import models as clb_models
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.vpc.v20170312 import models as vpc_models

ROUNDS = 5


def build(endpoint, world, count, together):
    """Builds a network with some load balancers, keeping step with the other world; gives what it made."""
    vpc, clb = sdk.clients("http", endpoint, world=world)
    vpc_id = sdk.call(vpc, vpc_models, "CreateVpc", {"VpcName": "same", "CidrBlock": "10.0.0.0/16"}).Vpc.VpcId
    subnet_id = sdk.call(vpc, vpc_models, "CreateSubnet", {
        "VpcId": vpc_id, "SubnetName": "same", "CidrBlock": "10.0.0.0/28", "Zone": sdk.REGION + "-3"}).Subnet.SubnetId
    made = []
    for _ in range(count):
        together.wait()
        made += sdk.call(clb, clb_models, "CreateLoadBalancer", {
            "LoadBalancerType": "INTERNAL", "VpcId": vpc_id, "SubnetId": subnet_id,
            "LoadBalancerName": "same"}).LoadBalancerIds
    together.wait()
    return clb, vpc, vpc_id, made


def check(own, other):
    clb, vpc, vpc_id, made = own
    seen = sdk.call(clb, clb_models, "DescribeLoadBalancers", {"Limit": 100})
    assert sorted(item.LoadBalancerId for item in seen.LoadBalancerSet) == sorted(made), seen
    names = sdk.call(vpc, vpc_models, "DescribeVpcs", {"Filters": [{"Name": "vpc-name", "Values": ["same"]}]})
    assert [item.VpcId for item in names.VpcSet] == [vpc_id], names
    for action in ["DeleteLoadBalancer"]:
        try:
            sdk.call(clb, clb_models, action, {"LoadBalancerIds": other[3][:1]})
        except TencentCloudSDKException as error:
            assert "NotFound" in error.code, error
        else:
            raise AssertionError("a load balancer of the other account was deleted")


def main():
    together = threading.Barrier(2, timeout=30)
    with ThreadPoolExecutor(2) as pool:
        a, b = pool.map(lambda world: build(sys.argv[1], world, ROUNDS, together), ["a", "b"])
    assert not set(a[3]) & set(b[3]) and a[2] != b[2]
    check(a, b)
    check(b, a)


if __name__ == "__main__":
    main()
