package dev.dosirak.storefront.catalog.web;

import dev.dosirak.platform.kernel.Ids;
import dev.dosirak.platform.sync.Replica;
import dev.dosirak.storefront.catalog.ShopCatalog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/// Every shop with its phone number, for the gateway, which answers with it when nobody else is left.
///
/// Lines of JSON: first `{"asOf":…,"shops":n}`, then one per shop: `id`, `name`, `category`, `phone`, `district`,
/// `lat`, `lng`, `radiusMeters`, `minimumOrder`. The tag stays while no shop changes; `Dosirak-As-Of` goes on.
@RestController
@RequestMapping("/internal/v1/storefront/phonebook")
class PhonebookController {

    private final ShopCatalog catalog;
    private final Replica shops;

    /// Counters begin anew with every start.
    private final String run = Ids.next().toString();

    PhonebookController(ShopCatalog catalog, Replica shops) {
        this.catalog = catalog;
        this.shops = shops;
    }

    @GetMapping
    ResponseEntity<StreamingResponseBody> all(WebRequest request) {
        var asOf = shops.asOf();
        if (asOf.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        var tag = "\"" + run + "." + catalog.revision() + "\"";
        boolean known = request.checkNotModified(tag);
        var answer = known
                ? ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_NDJSON);
        answer.eTag(tag).header("Dosirak-As-Of", asOf.get().toString());
        return known ? answer.build() : answer.body(out -> write(out, asOf.get()));
    }

    private void write(OutputStream out, Instant asOf) throws IOException {
        var all = catalog.all().toList();
        var head = "{\"asOf\":\"%s\",\"shops\":%d}\n".formatted(asOf, all.size());
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        var lines = Channels.newChannel(out);
        for (var shop : all) {
            lines.write(shop.rendered().phonebookLine());
            out.write('\n');
        }
    }
}
