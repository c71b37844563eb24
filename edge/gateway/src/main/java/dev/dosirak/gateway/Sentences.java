package dev.dosirak.gateway;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/// What the gateway says to people, in Korean unless English is preferred.
final class Sentences {

    private static final List<Locale> LANGUAGES = List.of(Locale.KOREAN, Locale.ENGLISH);

    private final MessageSource sentences;

    /// @param bundle of the class path, as `gateway-problems`
    Sentences(String bundle) {
        var sentences = new ResourceBundleMessageSource();
        sentences.setBasename(bundle);
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        this.sentences = sentences;
    }

    String say(String key, Locale language) {
        return sentences.getMessage(key, null, language);
    }

    static Locale languageOf(ServerWebExchange exchange) {
        var wanted = exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == null) {
            return Locale.KOREAN;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(wanted), LANGUAGES);
            return found == null ? Locale.KOREAN : found;
        } catch (IllegalArgumentException e) {
            return Locale.KOREAN; // a header that nobody can read asks for nothing
        }
    }
}
