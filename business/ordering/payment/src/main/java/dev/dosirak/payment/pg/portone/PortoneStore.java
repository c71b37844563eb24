package dev.dosirak.payment.pg.portone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/// Which of a company's stores is meant; where there is none, PortOne takes the one that the secret belongs to.
final class PortoneStore {

    private final String id;

    PortoneStore(String id) {
        this.id = id;
    }

    @Nullable
    String id() {
        return id.isEmpty() ? null : id;
    }

    /// To be put behind a path.
    String query() {
        return id.isEmpty() ? "" : "?storeId=" + URLEncoder.encode(id, UTF_8);
    }
}
