package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.Languages;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What the gateway says to people, in Korean unless English is preferred.
public final class LocalizedMessages {

    private final MessageSource messages;

    /// @param bundle of the class path, as `gateway-problems`
    public LocalizedMessages(String bundle) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename(bundle);
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        this.messages = messages;
    }

    public String get(String key, Locale language, Object... details) {
        return messages.getMessage(key, details, language);
    }

    public static Locale languageOf(ServerWebExchange exchange) {
        return Languages.preferred(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
