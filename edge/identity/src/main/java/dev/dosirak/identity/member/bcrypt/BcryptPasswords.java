package dev.dosirak.identity.member.bcrypt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.dosirak.identity.IdentitySettings;
import dev.dosirak.identity.member.MemberRefusal;
import dev.dosirak.identity.member.OpaqueString;
import dev.dosirak.identity.member.PasswordHash;
import dev.dosirak.identity.member.Passwords;
import dev.dosirak.platform.kernel.Refused;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Works on threads of its own: a virtual thread that computes keeps its carrier from everybody else, and a rush of
/// logins must not stop the requests of other services in the same JVM.
@Component
class BcryptPasswords implements Passwords, DisposableBean {

    /// Less than an app waits for one answer: a queue in which everybody waits until he has gone serves nobody.
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final int LONGEST_ANSWER_SECONDS = 6; // less than the gateway's patience
    private static final int MOST_WAITING = 1_000;
    private static final long FIRST_GUESS_NANOS = 100_000_000;
    private static final int REMEMBERED = 8;

    private static final String KIND = "bcrypt-sha384";
    private static final String OLD_KIND = "bcrypt";
    private static final int MOST_OF_THE_OLD_KIND = 72;
    private static final int FOUR_TIMES_OURS = 2;

    private final int strength;
    private final String keptHash;
    private final IntConsumer effort;
    private final PasswordEncoder encoder;
    private final ThreadPoolExecutor workers;
    private final long longestWaitNanos;
    private final AtomicLong usualNanos = new AtomicLong(FIRST_GUESS_NANOS);

    @Autowired
    BcryptPasswords(IdentitySettings settings) {
        this(
                settings.bcryptStrength(),
                Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                LONGEST_WAIT,
                settings.keptHash(),
                BcryptPasswords::simulateWork);
    }

    /// @param longestWait for one's turn, as far as can be told from how long the last ones took
    /// @param keptHash never renewed
    /// @param effort does as much work as checking a hash of this cost
    BcryptPasswords(int strength, int threads, Duration longestWait, String keptHash, IntConsumer effort) {
        this.strength = strength;
        this.keptHash = keptHash;
        this.effort = effort;
        var bcrypt = new BCryptPasswordEncoder(strength);
        this.encoder =
                new DelegatingPasswordEncoder(KIND, Map.of(OLD_KIND, bcrypt, KIND, new DigestPasswordEncoder(bcrypt)));
        this.workers = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                Thread.ofPlatform().name("identity-bcrypt-", 0).daemon().factory());
        this.longestWaitNanos = longestWait.toNanos();
    }

    @Override
    public PasswordHash hash(String password) {
        var opaque = OpaqueString.of(password);
        return work(() -> new PasswordHash(String.valueOf(encoder.encode(opaque))));
    }

    @Override
    public boolean matches(String password, PasswordHash hash) {
        var opaque = OpaqueString.of(password);
        return work(() -> checked(opaque, hash) || (!password.equals(opaque) && checked(password, hash)));
    }

    /// Hashes of the old kind were made of the letters as they came, so both forms are tried, of whatever kind
    /// the hash is. What a wrong password takes tells nobody what hash there is: where checking it is less work
    /// than one of ours, the rest is done for nothing.
    private boolean checked(String password, PasswordHash hash) {
        boolean right = encoder.matches(password, hash.value());
        if (!right) {
            for (int cost = Cost.of(hash); cost < strength; cost++) { // as much again each time: together one of ours
                effort.accept(cost);
            }
        }
        return right;
    }

    private static void simulateWork(int cost) {
        BCrypt.hashpw("nobody's password", BCrypt.gensalt(cost));
    }

    /// Of a longer password the old kind never saw the end, so nobody knows whether it is right.
    @Override
    public Optional<PasswordHash> renewed(String password, PasswordHash hash) {
        boolean isOurs = !isOld(hash) && Cost.of(hash) == strength;
        boolean known = !isOld(hash) || password.getBytes(UTF_8).length <= MOST_OF_THE_OLD_KIND;
        boolean nobodyWaits = workers.getQueue().isEmpty();
        return !isOurs && known && nobodyWaits && !hash.value().equals(keptHash)
                ? Optional.of(hash(password))
                : Optional.empty();
    }

    @Override
    public boolean isTooExpensive(PasswordHash hash) {
        return Cost.of(hash) > strength + FOUR_TIMES_OURS;
    }

    private static boolean isOld(PasswordHash hash) {
        return hash.value().startsWith("{" + OLD_KIND + "}");
    }

    private <T> T work(Callable<T> work) {
        if (workers.getQueue().size() * usualNanos.get() / workers.getMaximumPoolSize() > longestWaitNanos) {
            throw new Refused(MemberRefusal.TOO_MANY_LOGINS_AT_ONCE, 1);
        }
        try {
            return inTime(workers.submit(() -> measured(work)));
        } catch (RejectedExecutionException | TimeoutException e) {
            throw new Refused(MemberRefusal.TOO_MANY_LOGINS_AT_ONCE, 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a password was checked", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A password could not be checked", e.getCause());
        }
    }

    private <T> T measured(Callable<T> work) throws Exception {
        long begun = System.nanoTime();
        var result = work.call();
        long took = System.nanoTime() - begun;
        usualNanos.updateAndGet(it -> it + (took - it) / REMEMBERED);
        return result;
    }

    /// Whoever has waited too long is told so, and nothing is computed for somebody who has gone:
    /// work that nobody waits for any more would only make the others wait longer.
    private static <T> T inTime(Future<T> work) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return work.get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        } finally {
            work.cancel(false);
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    /// How much work it is to check a hash: twice as much for each one more.
    private static final class Cost {

        private static final Pattern FORM = Pattern.compile("\\{[a-z0-9-]+}\\$2[aby]\\$(\\d\\d)\\$.*");

        private Cost() {}

        static int of(PasswordHash hash) {
            var form = FORM.matcher(hash.value());
            if (!form.matches()) {
                throw new IllegalStateException("A stored password is not hashed by bcrypt");
            }
            return Integer.parseInt(form.group(1));
        }
    }

    /// Bcrypt reads no further than 72 bytes, which are 24 Korean letters; of a digest's 64 characters it
    /// reads all.
    private static final class DigestPasswordEncoder implements PasswordEncoder {

        private final PasswordEncoder bcrypt;

        DigestPasswordEncoder(PasswordEncoder bcrypt) {
            this.bcrypt = bcrypt;
        }

        @Override
        public @Nullable String encode(@Nullable CharSequence password) {
            return bcrypt.encode(digest(password));
        }

        @Override
        public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
            return bcrypt.matches(digest(password), hash);
        }

        private static @Nullable String digest(@Nullable CharSequence password) {
            if (password == null) {
                return null;
            }
            try {
                var sha = MessageDigest.getInstance("SHA-384");
                return Base64.getEncoder()
                        .encodeToString(sha.digest(password.toString().getBytes(UTF_8)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every JDK has SHA-384", e);
            }
        }
    }
}
