package dev.dosirak.gateway;

import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.UnixChannelOption;
import java.net.StandardSocketOptions;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import reactor.netty.resources.LoopResources;

/// Lets several gateways of one machine listen at the same port. The operating system gives each of them some of the
/// connections, and none to one that has died.
final class SharedPort implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

    @Override
    public void customize(NettyReactiveWebServerFactory factory) {
        ChannelOption<Boolean> shared = LoopResources.hasNativeSupport()
                ? UnixChannelOption.SO_REUSEPORT
                : NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
        factory.addServerCustomizers(it -> it.option(shared, true));
    }
}
