package dev.dosirak.gateway.routing.web;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// Where a request came from: the other end of the connection or, where that is a proxy of ours, the last address in
/// `X-Forwarded-For` that is none. What stands before it anybody may have written.
final class ClientAddress {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final Pattern ours;

    /// @param trustedProxies a regular expression of addresses; empty for none
    ClientAddress(String trustedProxies) {
        this.ours = Pattern.compile(trustedProxies);
    }

    /// Empty when the connection has no address any more.
    String of(ServerHttpRequest request) {
        var client = text(request);
        var hops = hops(request);
        for (int i = hops.size() - 1; i >= 0 && isOurs(client); i--) {
            client = hops.get(i);
        }
        return client;
    }

    private static String text(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? ""
                : remote.getAddress().getHostAddress();
    }

    private static List<String> hops(ServerHttpRequest request) {
        return request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(it -> List.of(it.split(",", -1)).stream())
                .map(String::strip)
                .toList();
    }

    private boolean isOurs(String address) {
        return !address.isEmpty() && ours.matcher(address).matches();
    }
}
