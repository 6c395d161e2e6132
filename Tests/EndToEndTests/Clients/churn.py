"""64 clients create and delete internal load balancers in one /24 at once; after each batch the books must balance.

usage: churn.py ENDPOINT BATCHES
"""
import random
import sys
from concurrent.futures import ThreadPoolExecutor

from signed import Client, Refused, pages

CLIENTS = 64
CALLS = 6


def work(endpoint, order, seed):
    """One client's share of a batch: it keeps or gives back what it gets, by the seed; gives what it kept."""
    client, dice, kept = Client(endpoint), random.Random(seed), []
    for _ in range(CALLS):
        if kept and dice.random() < 0.4:
            client("clb", "DeleteLoadBalancer", LoadBalancerIds=[kept.pop()])
            continue
        try:
            kept += client("clb", "CreateLoadBalancer", Number=dice.randint(1, 3), **order)["LoadBalancerIds"]
        except Refused as refusal:
            assert str(refusal) == "ResourceInsufficient", refusal
    return kept


def check(client, order, kept):
    """No address twice, and the subnet's counts are those of its owners; gives how many there are."""
    balancers = pages(client, "clb", "DescribeLoadBalancers", "LoadBalancerSet")
    assert sorted(item["LoadBalancerId"] for item in balancers) == sorted(kept), "not what was acknowledged"
    addresses = [address for item in balancers for address in item["LoadBalancerVips"]]
    assert len(set(addresses)) == len(addresses) == len(balancers), "an address was given twice"
    used = pages(client, "vpc", "DescribeUsedIpAddress", "IpAddressStates",
                 VpcId=order["VpcId"], SubnetId=order["SubnetId"])
    assert sorted(item["IpAddress"] for item in used) == sorted(addresses), "used addresses without an owner"
    subnet = client("vpc", "DescribeSubnets", SubnetIds=[order["SubnetId"]])["SubnetSet"][0]
    assert subnet["TotalIpAddressCount"] == subnet["AvailableIpAddressCount"] + len(used), subnet
    return len(used)


def main():
    endpoint, batches = sys.argv[1], int(sys.argv[2])
    client = Client(endpoint)
    vpc_id = client("vpc", "CreateVpc", VpcName="churn", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnet = client("vpc", "CreateSubnet", VpcId=vpc_id, SubnetName="churn", CidrBlock="10.0.0.0/24",
                    Zone="ap-guangzhou-3")["Subnet"]
    order = {"LoadBalancerType": "INTERNAL", "VpcId": vpc_id, "SubnetId": subnet["SubnetId"]}
    kept = []
    for batch in range(batches):
        with ThreadPoolExecutor(CLIENTS) as pool:
            seeds = [f"{batch}.{number}" for number in range(CLIENTS)]
            for more in pool.map(lambda seed: work(endpoint, order, seed), seeds):
                kept += more
        print("in use after batch", batch, check(client, order, kept))
        # Room for the next batch, so that every one of them both fills the subnet and frees it.
        for start in range(0, len(kept) * 3 // 4, 20):
            client("clb", "DeleteLoadBalancer", LoadBalancerIds=[kept.pop() for _ in range(min(20, len(kept)))])
    check(client, order, kept)


if __name__ == "__main__":
    main()
