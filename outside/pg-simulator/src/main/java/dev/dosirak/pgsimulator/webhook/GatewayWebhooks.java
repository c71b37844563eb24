package dev.dosirak.pgsimulator.webhook;

import dev.dosirak.pgsimulator.gateway.PaymentNews;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// The webhooks of one gateway. Those that wait are in memory, so many at most; what would be more is not sent.
public final class GatewayWebhooks {

    private static final int MOST = 10_000;
    private static final Duration CONTRADICTION = Duration.ofMillis(45);

    private final WebhookDialect dialect;
    private final WebhookSender sender;
    private final Duration minute;
    private final Clock clock;
    private final Semaphore room = new Semaphore(MOST);
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();
    private volatile WebhookTarget target;
    private volatile WebhookFaults faults = WebhookFaults.NONE;

    GatewayWebhooks(WebhookDialect dialect, WebhookTarget target, WebhookSender sender, Duration minute, Clock clock) {
        this.dialect = dialect;
        this.target = target;
        this.sender = sender;
        this.minute = minute;
        this.clock = clock;
    }

    public WebhookTarget target() {
        return target;
    }

    /// Also for those that wait.
    public void send(WebhookTarget to) {
        target = to;
    }

    public WebhookFaults faults() {
        return faults;
    }

    /// For what happens from now on.
    public void switchTo(WebhookFaults its) {
        faults = its;
    }

    public WebhookCounts counts() {
        return new WebhookCounts(MOST - room.availablePermits(), taken.get(), givenUp.get());
    }

    void tell(PaymentNews news) {
        var its = faults;
        if (its.never() || !isWanted() || !dialect.tells(news.kind())) {
            return;
        }
        var pause = news.kind() == PaymentNews.Kind.PAID ? its.paidLate() : Duration.ZERO;
        var id = "wh_" + UUID.randomUUID();
        for (int copy = 0; copy < its.copies(); copy++) {
            begin(news, id, pause);
        }
        if (its.contradicted()) {
            begin(news.contradicted(), "wh_" + UUID.randomUUID(), pause.plus(CONTRADICTION));
        }
    }

    private boolean isWanted() {
        return !target.url().isEmpty() && dialect.signsWith(target.secret());
    }

    private void begin(PaymentNews news, String id, Duration pause) {
        if (!room.tryAcquire()) {
            givenUp.incrementAndGet();
        } else if (!sender.begin(() -> deliver(news, id, pause))) {
            room.release();
        }
    }

    private void deliver(PaymentNews news, String id, Duration pause) {
        try {
            Thread.sleep(pause);
            var isTaken = isTaken(news, id);
            for (var minutes : dialect.pauses()) {
                if (isTaken) {
                    break;
                }
                Thread.sleep(minute.multipliedBy(minutes));
                isTaken = isTaken(news, id);
            }
            (isTaken ? taken : givenUp).incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            room.release();
        }
    }

    /// Where nobody wants to hear of it any more, it is done.
    private boolean isTaken(PaymentNews news, String id) throws InterruptedException {
        var to = target;
        if (!isWanted()) {
            return true;
        }
        return sender.post(to.url(), dialect.write(news, id, to.secret(), clock.instant()))
                .filter(it -> dialect.isTaken(it.statusCode(), it.body()))
                .isPresent();
    }
}
