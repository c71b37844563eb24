package dev.dosirak.storefront.window.copy;

import dev.dosirak.platform.sync.Copy;
import dev.dosirak.platform.sync.SyncItem;
import dev.dosirak.storefront.window.ShopWindow;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/// Puts what the shop service says into the window.
@Component
class WindowCopy implements Copy {

    private static final Logger log = LoggerFactory.getLogger(WindowCopy.class);

    private final ShopWindow window;
    private final Clock clock;

    WindowCopy(ShopWindow window, Clock clock) {
        this.window = window;
        this.clock = clock;
    }

    @Override
    public void store(List<SyncItem> items) {
        for (var item : items) {
            try {
                store(item);
            } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
                // one shop that we cannot read must not keep the others away
                log.error("Shop {} version {} cannot be shown", item.id(), item.version(), e);
            }
        }
    }

    private void store(SyncItem item) {
        if (item.version() <= window.versionOf(item.id())) {
            return;
        }
        var document = ShopReader.tree(item.document());
        if (item.deleted() || !document.path("state").asString("").equals("approved")) {
            window.hide(item.id(), item.version());
        } else {
            window.show(ShopReader.read(item.id(), item.version(), document, clock.instant()));
        }
    }
}
