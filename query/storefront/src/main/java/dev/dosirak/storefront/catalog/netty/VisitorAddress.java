package dev.dosirak.storefront.catalog.netty;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.server.HttpServerRequest;

/// Who looks, as far as a network address tells: what the gateway says of it, or where the connection comes from. Of
/// an IPv6 address the first 64 bits count, since the rest is at a household's own choice.
final class VisitorAddress {

    /// Set by the gateway only, which takes it away from whoever else sends it.
    static final String HEADER = "X-Internal-Client";

    private static final int NETWORK_BYTES = 8;

    private VisitorAddress() {}

    static String of(HttpServerRequest request) {
        var header = request.requestHeaders().get(HEADER);
        return header == null ? of(request.remoteAddress()) : of(header);
    }

    static String of(String address) {
        try {
            return network(InetAddress.ofLiteral(address));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String of(@Nullable InetSocketAddress address) {
        return address == null || address.getAddress() == null ? "" : network(address.getAddress());
    }

    private static String network(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length <= NETWORK_BYTES
                ? address.getHostAddress()
                : Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
