package dev.dosirak.gateway.routing.web;

import dev.dosirak.gateway.AuthenticationFilter;
import dev.dosirak.gateway.RequestIds;
import dev.dosirak.platform.kernel.AdmissionHeader;
import dev.dosirak.platform.kernel.Languages;
import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// Takes away what only we may say to a service, and says where the request came from. (Spring Cloud Gateway
/// itself takes away `Forwarded` and `X-Forwarded-*`, unless `GATEWAY_TRUSTED_PROXIES` names who may set them.)
final class HeaderSanitizer implements HttpHeadersFilter, Ordered {

    /// The client's address, for a service that counts by it.
    static final String CLIENT = "X-Internal-Client";

    private final ClientAddress clients;

    HeaderSanitizer(ClientAddress clients) {
        this.clients = clients;
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders given, ServerWebExchange exchange) {
        var passed = new HttpHeaders();
        given.forEach((name, values) -> {
            if (!isOurs(name.toLowerCase(Locale.ROOT))) {
                passed.addAll(name, values);
            }
        });
        passed.set(RequestIds.HEADER, RequestIds.of(exchange));
        var languages = given.getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        if (languages != null) {
            passed.set(HttpHeaders.ACCEPT_LANGUAGE, Languages.shortened(languages));
        }
        passed.set(CLIENT, clients.of(exchange.getRequest()));
        if (exchange.getAttribute(OrderAdmission.ADMITTED) != null) {
            passed.set(AdmissionHeader.ADMITTED, "true");
        }
        if (exchange.getAttribute(AuthenticationFilter.OPEN) != null) {
            passed.remove(HttpHeaders.AUTHORIZATION);
        }
        return passed;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("x-internal-") || name.equals("x-real-ip");
    }
}
