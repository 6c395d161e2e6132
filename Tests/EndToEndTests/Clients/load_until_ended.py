"""Creates and deletes load balancers from several threads and ends the server in the middle of it.

usage: load_until_ended.py ENDPOINT PROCESS_ID CALLS JOURNAL SIGNAL

The journal gets a line before each call and one after its answer, so that it is known what the server acknowledged and
what was under way. The signal comes when that many calls are acknowledged, while the other threads go on.
"""
import http.client
import os
import sys
import threading

from signed import Client

THREADS = 8


def find_network(client):
    """The network of an earlier round, else a new one."""
    named = [{"Name": "vpc-name", "Values": ["load"]}]
    found = client("vpc", "DescribeVpcs", Filters=named)["VpcSet"]
    vpc_id = (found[0] if found else client("vpc", "CreateVpc", VpcName="load", CidrBlock="10.0.0.0/16")["Vpc"])["VpcId"]
    inside = [{"Name": "vpc-id", "Values": [vpc_id]}]
    subnet = (client("vpc", "DescribeSubnets", Filters=inside)["SubnetSet"] or [client(
        "vpc", "CreateSubnet", VpcId=vpc_id, SubnetName="load", CidrBlock="10.0.0.0/20", Zone="ap-guangzhou-3")["Subnet"]])[0]
    return {"LoadBalancerType": "INTERNAL", "VpcId": vpc_id, "SubnetId": subnet["SubnetId"]}


class Load:
    def __init__(self, endpoint, process_id, calls, journal, signal):
        self.endpoint, self.process_id, self.calls, self.signal = endpoint, process_id, calls, signal
        self.journal, self.lock, self.acknowledged = journal, threading.Lock(), 0
        self.order = find_network(Client(endpoint))

    def note(self, *words):
        with self.lock:
            print(*words, file=self.journal, flush=True)
            self.acknowledged += words[0] in ("created", "deleted")
            if self.acknowledged == self.calls:
                os.kill(self.process_id, self.signal)

    def run(self):
        """Two creations, then a deletion, until the connection breaks."""
        client, kept = Client(self.endpoint), []
        try:
            for _ in range(self.calls):
                for _ in range(2):
                    self.note("creating")
                    kept += client("clb", "CreateLoadBalancer", **self.order)["LoadBalancerIds"]
                    self.note("created", kept[-1])
                victim = kept.pop(0)
                self.note("deleting", victim)
                client("clb", "DeleteLoadBalancer", LoadBalancerIds=[victim])
                self.note("deleted", victim)
        except (OSError, http.client.HTTPException):
            pass


def main():
    with open(sys.argv[4], "a") as journal:
        load = Load(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), journal, int(sys.argv[5]))
        threads = [threading.Thread(target=load.run) for _ in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert load.acknowledged >= load.calls, "the server died too early"


if __name__ == "__main__":
    main()
