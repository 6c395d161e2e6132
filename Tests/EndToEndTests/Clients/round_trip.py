"""Builds a network, a load balancer, a listener and targets with the official SDK, and checks what its models say.

usage: round_trip.py PROTOCOL METHOD SIGNATURE [ENDPOINT [AUTHORITY]]

Without an endpoint the SDK calls the real host names, which then must lead here through a proxy.
"""
import sys

import sdk
from tencentcloud.clb.v20180317 import models as clb_models
from tencentcloud.common.exception.tencent_cloud_sdk_exception import TencentCloudSDKException
from tencentcloud.vpc.v20170312 import models as vpc_models


def make_network(vpc):
    made = sdk.call(vpc, vpc_models, "CreateVpc", {"VpcName": "网络 1", "CidrBlock": "10.1.0.0/16"}).Vpc
    assert made.VpcId.startswith("vpc-") and made.VpcName == "网络 1", made
    found = sdk.call(vpc, vpc_models, "DescribeVpcs", {"VpcIds": [made.VpcId]})
    assert found.TotalCount == 1 and found.VpcSet[0].CidrBlock == "10.1.0.0/16", found
    assert found.VpcSet[0].IsDefault is False, found
    subnet = sdk.call(vpc, vpc_models, "CreateSubnet", {
        "VpcId": made.VpcId, "SubnetName": "a", "CidrBlock": "10.1.0.0/24", "Zone": sdk.REGION + "-3"}).Subnet
    assert subnet.AvailableIpAddressCount == 253, subnet
    return made.VpcId, subnet.SubnetId


def make_load_balancer(clb, vpc_id, subnet_id):
    made = sdk.call(clb, clb_models, "CreateLoadBalancer", {
        "LoadBalancerType": "INTERNAL", "VpcId": vpc_id, "SubnetId": subnet_id, "LoadBalancerName": "a b+c/d~é",
        "Tags": [{"TagKey": "team", "TagValue": "red (蓝)"}]})
    assert len(made.LoadBalancerIds) == 1 and made.RequestId, made
    found = sdk.call(clb, clb_models, "DescribeLoadBalancers", {"LoadBalancerIds": made.LoadBalancerIds})
    balancer = found.LoadBalancerSet[0]
    assert found.TotalCount == 1 and balancer.LoadBalancerName == "a b+c/d~é", found
    assert balancer.Status == 1 and balancer.LoadBalancerVips[0].startswith("10.1.0."), balancer
    assert [(tag.TagKey, tag.TagValue) for tag in balancer.Tags] == [("team", "red (蓝)")], balancer
    return balancer.LoadBalancerId


def make_listener(clb, balancer_id):
    made = sdk.call(clb, clb_models, "CreateListener", {
        "LoadBalancerId": balancer_id, "Ports": [80, 81], "Protocol": "TCP", "ListenerNames": ["one", "red & blue"],
        "HealthCheck": {"HealthSwitch": 1, "IntervalTime": 5}})
    assert len(made.ListenerIds) == 2, made
    found = sdk.call(clb, clb_models, "DescribeListeners", {"LoadBalancerId": balancer_id, "Port": 81})
    assert [(item.ListenerName, item.Protocol, item.Port) for item in found.Listeners] == [("red & blue", "TCP", 81)], found
    assert found.Listeners[0].HealthCheck.IntervalTime == 5, found
    return made.ListenerIds[0]


def make_targets(clb, balancer_id, listener_id):
    sdk.call(clb, clb_models, "RegisterTargets", {
        "LoadBalancerId": balancer_id, "ListenerId": listener_id,
        "Targets": [{"EniIp": "10.1.0.200", "Port": 8080, "Weight": 7}, {"EniIp": "10.1.0.201", "Port": 8080}]})
    found = sdk.call(clb, clb_models, "DescribeTargets", {"LoadBalancerId": balancer_id, "ListenerIds": [listener_id]})
    targets = {(item.PrivateIpAddresses[0], item.Port): item.Weight for item in found.Listeners[0].Targets}
    assert targets == {("10.1.0.200", 8080): 7, ("10.1.0.201", 8080): 10}, targets
    health = sdk.call(clb, clb_models, "DescribeTargetHealth", {"LoadBalancerIds": [balancer_id]})
    assert len(health.LoadBalancers[0].Listeners) == 2, health


def check_errors(clb, balancer_id, listener_id):
    port = {"LoadBalancerId": balancer_id, "Ports": [80], "Protocol": "TCP"}
    for action, parameters, code in [("CreateListener", port, "InvalidParameter.PortCheckFailed"),
                                     ("DescribeListeners", {"LoadBalancerId": "lb-00000000"}, "InvalidParameter.LBIdNotFound")]:
        try:
            sdk.call(clb, clb_models, action, parameters)
        except TencentCloudSDKException as error:
            assert error.code == code and error.requestId, error
        else:
            raise AssertionError(f"{action} was not refused")
    done = sdk.call(clb, clb_models, "DeleteLoadBalancer", {"LoadBalancerIds": [balancer_id]})
    task = sdk.call(clb, clb_models, "DescribeTaskStatus", {"TaskId": done.RequestId})
    assert task.Status == 0, task


def main():
    protocol, method, signature = sys.argv[1:4]
    endpoint, authority = (sys.argv[4:6] + [None, None])[:2]
    vpc, clb = sdk.clients(protocol, endpoint, method, signature, authority)
    vpc_id, subnet_id = make_network(vpc)
    balancer_id = make_load_balancer(clb, vpc_id, subnet_id)
    listener_id = make_listener(clb, balancer_id)
    make_targets(clb, balancer_id, listener_id)
    check_errors(clb, balancer_id, listener_id)


if __name__ == "__main__":
    main()
