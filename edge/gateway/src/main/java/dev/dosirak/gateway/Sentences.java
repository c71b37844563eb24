package dev.dosirak.gateway;

import dev.dosirak.platform.kernel.Languages;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What the gateway says to people, in Korean unless English is preferred.
final class Sentences {

    private final MessageSource sentences;

    /// @param bundle of the class path, as `gateway-problems`
    Sentences(String bundle) {
        var sentences = new ResourceBundleMessageSource();
        sentences.setBasename(bundle);
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        this.sentences = sentences;
    }

    String say(String key, Locale language, Object... details) {
        return sentences.getMessage(key, details, language);
    }

    static Locale languageOf(ServerWebExchange exchange) {
        return Languages.preferred(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
