package dev.dosirak.drills.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Picks as people do: the most popular of n things is asked for twice as often as the second, three times as often as
/// the third (Zipf's law with exponent 1). Which are popular is chosen by the seed.
public final class Zipf {

    private final double[] upTo;
    private final List<Integer> byPopularity;
    private final Random random;

    public Zipf(int things, long seed) {
        this.random = new Random(seed);
        this.upTo = new double[things];
        double sum = 0;
        for (int i = 0; i < things; i++) {
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
        this.byPopularity = new ArrayList<>();
        for (int i = 0; i < things; i++) {
            byPopularity.add(i);
        }
        Collections.shuffle(byPopularity, random);
    }

    /// The number of the next thing, from 0.
    public int next() {
        double at = random.nextDouble() * upTo[upTo.length - 1];
        int low = 0;
        int high = upTo.length - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (upTo[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return byPopularity.get(low);
    }
}
