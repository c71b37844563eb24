package dev.dosirak.gateway;

import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// No body over 1 MB passes, or 4 MB where a menu of two thousand dishes may come, whether it says its length
/// beforehand or not.
final class BodyLimit {

    static final long MAX_BYTES = 1024L * 1024;
    static final long MAX_MENU_BYTES = 4 * MAX_BYTES;

    private static final Pattern MENUS = Pattern.compile("/api/v1/shops/(import|[0-9a-f-]{36}/menu)");

    private BodyLimit() {}

    static boolean isExceededBy(ServerHttpRequest request) {
        return request.getHeaders().getContentLength() > limitOf(request);
    }

    /// Whether something that only asks brings a body along, of which no service here would make anything.
    static boolean isReadWithBody(ServerHttpRequest request) {
        var method = request.getMethod();
        return (HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method)) && hasBody(request);
    }

    static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    static boolean isMenu(ServerHttpRequest request) {
        return MENUS.matcher(request.getPath().value()).matches();
    }

    static long limitOf(ServerHttpRequest request) {
        return isMenu(request) ? MAX_MENU_BYTES : MAX_BYTES;
    }
}
