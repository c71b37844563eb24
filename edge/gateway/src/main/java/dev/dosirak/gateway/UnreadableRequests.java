package dev.dosirak.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.MediaType;

/// Words the refusals of the server itself: what it cannot read as a request, or finds too long, no filter of ours
/// ever sees. In Korean, because it is not known who asks.
@Sharable
final class UnreadableRequests extends ChannelOutboundHandlerAdapter {

    private final GatewayProblemHandler problems;

    UnreadableRequests(GatewayProblemHandler problems) {
        this.problems = problems;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof FullHttpResponse answer ? withProblem(answer) : message, promise);
    }

    private FullHttpResponse withProblem(FullHttpResponse answer) {
        if (answer.content().isReadable() || answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)) {
            return answer;
        }
        var problem = problemOf(answer.status().code());
        if (problem.isEmpty()) {
            return answer;
        }
        var bytes = problems.toJson(problem.get(), Locale.KOREAN);
        var response =
                new DefaultFullHttpResponse(answer.protocolVersion(), answer.status(), Unpooled.wrappedBuffer(bytes));
        response.headers()
                .set(answer.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(GatewayProblemHandler.NO_SNIFFING, "nosniff")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        answer.release();
        return response;
    }

    private static Optional<GatewayProblem> problemOf(int status) {
        return switch (status) {
            case 400 -> Optional.of(GatewayProblem.badRequest());
            case 414 -> Optional.of(GatewayProblem.addressTooLong());
            case 431 -> Optional.of(GatewayProblem.headersTooLarge());
            default -> Optional.empty();
        };
    }
}
