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

    private final ProblemAnswers problems;

    UnreadableRequests(ProblemAnswers problems) {
        this.problems = problems;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        context.write(message instanceof FullHttpResponse answer ? worded(answer) : message, promise);
    }

    private FullHttpResponse worded(FullHttpResponse answer) {
        if (answer.content().isReadable() || answer.headers().contains(HttpHeaderNames.CONTENT_TYPE)) {
            return answer;
        }
        var problem = problemOf(answer.status().code());
        if (problem.isEmpty()) {
            return answer;
        }
        var bytes = problems.say(problem.get(), Locale.KOREAN);
        var worded =
                new DefaultFullHttpResponse(answer.protocolVersion(), answer.status(), Unpooled.wrappedBuffer(bytes));
        worded.headers()
                .set(answer.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
                .set(ProblemAnswers.NO_SNIFFING, "nosniff")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
        answer.release();
        return worded;
    }

    private static Optional<TurnedAway> problemOf(int status) {
        return switch (status) {
            case 400 -> Optional.of(TurnedAway.badRequest());
            case 414 -> Optional.of(TurnedAway.addressTooLong());
            case 431 -> Optional.of(TurnedAway.headersTooLarge());
            default -> Optional.empty();
        };
    }
}
