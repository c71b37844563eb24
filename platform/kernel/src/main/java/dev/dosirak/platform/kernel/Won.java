package dev.dosirak.platform.kernel;

import java.util.stream.Stream;

/// An amount of whole Korean won. Never a fraction, never silently overflowing.
public record Won(long amount) implements Comparable<Won> {

    public static final Won ZERO = new Won(0);

    public static Won of(long amount) {
        return new Won(amount);
    }

    public static Won sum(Stream<Won> amounts) {
        return amounts.reduce(ZERO, Won::plus);
    }

    public Won plus(Won other) {
        return new Won(Math.addExact(amount, other.amount));
    }

    public Won minus(Won other) {
        return new Won(Math.subtractExact(amount, other.amount));
    }

    public Won times(int count) {
        return new Won(Math.multiplyExact(amount, count));
    }

    public boolean isLessThan(Won other) {
        return amount < other.amount;
    }

    @Override
    public int compareTo(Won other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return "%,d won".formatted(amount);
    }
}
