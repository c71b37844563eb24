package dev.dosirak.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.http.server.HttpServer;

/// Cuts off whoever does not take what they asked for, and with them the connection that they hold to a service.
///
/// Two things are bounded. Each part of an answer, some 64 KB at most, must be on its way within the patience:
/// whoever reads one byte a second stops taking anything soon, since a window opens by whole packets. And what is on
/// its way must be confirmed by the other side's system within the patience, where the system here can watch for that
/// (Linux): so a phone that lost its network holds its stream no longer than a heartbeat and the patience.
final class SlowReaderTimeout implements NettyServerCustomizer {

    private final Duration timeout;

    SlowReaderTimeout(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        var bounded =
                server.doOnChannelInit((_, channel, _) -> channel.pipeline().addFirst(new WriteTimeout(timeout)));
        return Epoll.isAvailable()
                ? bounded.childOption(EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(timeout.toMillis()))
                : bounded;
    }

    /// Closes as if the other side had, since nobody here can do anything about it.
    private static final class WriteTimeout extends WriteTimeoutHandler {

        WriteTimeout(Duration timeout) {
            super(timeout.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        protected void writeTimedOut(ChannelHandlerContext context) {
            context.close();
        }
    }
}
