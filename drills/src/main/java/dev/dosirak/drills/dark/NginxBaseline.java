package dev.dosirak.drills.dark;

import dev.dosirak.demo.city.City;
import dev.dosirak.drills.query.ShopPageLoad;
import dev.dosirak.drills.rig.CannotMeasure;
import dev.dosirak.drills.rig.Figures;
import dev.dosirak.drills.rig.Nginx;
import dev.dosirak.drills.rig.Wrk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// nginx with the shops' pages: how fast this machine is today. It is no part of the platform, so nobody kills it.
final class NginxBaseline implements AutoCloseable {

    private final Path folder;
    private @Nullable Nginx nginx;
    private @Nullable Wrk wrk;

    NginxBaseline(Path folder) {
        this.folder = folder;
    }

    /// Takes the pages from the storefront, which must answer.
    void copyPages(City city, Figures figures) throws IOException, InterruptedException {
        var shopPageLoad = new ShopPageLoad(IntStream.range(0, city.shops())
                .mapToObj(it -> city.shop(it).id())
                .toList());
        nginx = shopPageLoad.nginx(folder, figures);
        wrk = shopPageLoad.wrk(folder);
    }

    /// @throws CannotMeasure when a page was not answered
    double perSecond(int connections, Duration time) throws IOException, InterruptedException {
        if (nginx == null || wrk == null) {
            throw new IllegalStateException("there are no pages yet");
        }
        return wrk.run(nginx.uri(), connections, time).allAnswered().perSecond();
    }

    @Override
    public void close() {
        if (nginx != null) {
            nginx.close();
        }
    }
}
