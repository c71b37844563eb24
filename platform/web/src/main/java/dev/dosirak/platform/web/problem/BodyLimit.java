package dev.dosirak.platform.web.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/// No body larger than the service expects gets in, whether it says its length beforehand or not.
public final class BodyLimit extends OncePerRequestFilter {

    private final ProblemWriter problems;
    private final long most;

    /// @param most bytes
    public BodyLimit(ProblemWriter problems, long most) {
        this.problems = problems;
        this.most = most;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > most) {
            problems.write(request, response, HttpStatus.CONTENT_TOO_LARGE, "body-too-large");
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            chain.doFilter(new CountedRequest(request, most), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static final class CountedRequest extends HttpServletRequestWrapper {

        private final long most;

        CountedRequest(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountedStream(super.getInputStream(), most);
        }
    }

    private static final class CountedStream extends ServletInputStream {

        private final ServletInputStream body;
        private final long most;
        private long read;

        CountedStream(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int got = body.read(into, from, length);
            count(Math.max(0, got));
            return got;
        }

        private void count(int bytes) throws BodyTooLarge {
            read += bytes;
            if (read > most) {
                throw new BodyTooLarge();
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
