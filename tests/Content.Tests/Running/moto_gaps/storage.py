"""What moto 5.2.1 lacks for the documents about storage and backup. Tests only."""
import socket

resolve = socket.getaddrinfo


def at_home(host, *rest, **more):
    """S3 Control puts the account in front of the host name, and moto has an address, which takes no such prefix."""
    return resolve("127.0.0.1" if str(host).endswith(".127.0.0.1") else host, *rest, **more)


socket.getaddrinfo = at_home
GAPS = {}
