"""Compares what a restarted server shows with the journal of the load that its predecessors were killed under.

usage: check_acknowledged.py ENDPOINT JOURNAL
"""
import collections
import sys

from signed import Client, pages


def main():
    said = collections.defaultdict(set)
    counts = collections.Counter()
    for line in open(sys.argv[2]):
        word, *names = line.split()
        counts[word] += 1
        said[word].update(names)
    client = Client(sys.argv[1])
    balancers = pages(client, "clb", "DescribeLoadBalancers", "LoadBalancerSet")
    alive = {item["LoadBalancerId"] for item in balancers}
    lost = said["created"] - said["deleting"] - alive
    assert not lost, f"acknowledged and lost: {lost}"
    back = said["deleted"] & alive
    assert not back, f"deleted and back: {back}"
    # A call that was cut off may have taken effect or not, but nothing else may appear.
    unasked = len(alive - said["created"])
    assert unasked <= counts["creating"] - counts["created"], f"{unasked} load balancers that nobody asked for"
    vips = [address for item in balancers for address in item["LoadBalancerVips"]]
    assert len(set(vips)) == len(vips) == len(alive), "an address was given twice"
    print(len(said["created"]), "created,", len(said["deleted"]), "deleted,", len(alive), "alive,", unasked, "cut off")


if __name__ == "__main__":
    main()
