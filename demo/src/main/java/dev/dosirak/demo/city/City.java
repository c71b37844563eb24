package dev.dosirak.demo.city;

import dev.dosirak.demo.city.CityShop.Fee;
import dev.dosirak.platform.kernel.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// A city of so many shops, with two customers for each, three owners for five and one rider for five.
///
/// Everything follows from the seed and a number, so nothing is kept and any of it can be asked for at any time.
///
/// @param shops how many; the first 170 or more contain a shop that never closes in every district
public record City(long seed, int shops) {

    /// The seed of the city that everybody's `./dosirak up` loads.
    public static final long SEED = 20_160_820;

    /// How many shops it has unless somebody says otherwise.
    public static final int USUAL_SHOPS = 1_000;

    private static final List<String> NAMES = WordLists.lines("names.txt");
    private static final List<String> FIRST_HALVES = WordLists.split(NAMES.get(0), ",");
    private static final List<String> FAMILY_NAMES = WordLists.split(NAMES.get(1), ",");
    private static final List<String> GIVEN_NAMES = WordLists.split(NAMES.get(2), ",");
    private static final List<Cuisine> IN_TURN = inTurn();
    private static final int DISTRICTS = District.ALL.size();
    private static final int NEVER_CLOSING_PER_CUISINE = DISTRICTS;
    /// Coprime to every count of names there is, and 1 modulo 25, so that districts come in turn.
    private static final long STRIDE = 11_701;

    /// Keeps the first shops of two cuisines from having the same first half and neighbourhood.
    private static final long APART = 2_719;

    private static final List<String> NOTICES =
            List.of("", "리뷰 이벤트 참여 시 음료 증정", "주문이 많으면 조리가 늦어질 수 있습니다.", "재료는 매일 아침 준비합니다.", "포장 용기를 줄이고 있습니다.");
    private static final List<String> DAYTIME = List.of(
            "daily 11:00-22:00",
            "daily 10:30-21:30",
            "tue-sun 11:00-21:00",
            "mon-fri 11:00-22:00; sat,sun 12:00-23:00");
    private static final List<String> LATE = List.of(
            "daily 16:00-02:00", "mon-thu 17:00-01:00; fri,sat 17:00-04:00; sun 17:00-00:00", "daily 15:00-03:00");
    private static final List<String> MORNING =
            List.of("daily 08:00-21:00", "mon-fri 07:30-20:00; sat,sun 09:00-22:00", "daily 10:00-23:00");
    private static final List<String> SEOLLAL = List.of("2027-02-06", "2027-02-07", "2027-02-08");

    /// @throws IllegalArgumentException for a city without shops
    public City {
        if (shops < 1) {
            throw new IllegalArgumentException("A city has at least one shop");
        }
    }

    /// The city that everybody has, in another size.
    public static City of(int shops) {
        return new City(SEED, shops);
    }

    private static List<Cuisine> inTurn() {
        var turn = new ArrayList<Cuisine>();
        int most = Cuisine.ALL.stream().mapToInt(Cuisine::share).max().orElseThrow();
        for (int round = 0; round < most; round++) {
            for (var cuisine : Cuisine.ALL) {
                if (round < cuisine.share()) {
                    turn.add(cuisine);
                }
            }
        }
        return List.copyOf(turn);
    }

    public int customers() {
        return 2 * shops;
    }

    public int owners() {
        return shops / 5 * 3 + Math.min(3, shops % 5);
    }

    public int riders() {
        return (shops + 4) / 5;
    }

    /// The shop with this number, counted from 0.
    public CityShop shop(int number) {
        var cuisine = IN_TURN.get(number % IN_TURN.size());
        var rank = number / IN_TURN.size() * cuisine.share()
                + (int) IN_TURN.subList(0, number % IN_TURN.size()).stream()
                        .filter(cuisine::equals)
                        .count();
        var random = random('S', number);
        var spot = spot(cuisine, rank);
        var position = District.near(spot.around(), 30, 500, random);
        var neverCloses =
                random.nextInt(100) < 6 || (cuisine == Cuisine.ALL.getFirst() && rank < NEVER_CLOSING_PER_CUISINE);
        var radius = 1_500 + 500 * random.nextInt(5);
        return new CityShop(
                code('S', number),
                owner(ownerOf(number)).code(),
                spot.name(),
                cuisine.category(),
                "02-0" + digits(number / 10_000 % 100, 2) + "-" + digits(number % 10_000, 4),
                pick(NOTICES, random),
                road(spot.district(), random),
                spot.district().name(),
                position,
                radius,
                cuisine.category().equals("cafe") ? 8_000 : 10_000 + 1_000L * random.nextInt(9),
                fees(radius, random),
                neverCloses ? CityShop.ALWAYS : hours(cuisine, random),
                !neverCloses && random.nextInt(100) < 15 ? SEOLLAL : List.of(),
                cuisine.menu(random));
    }

    private record Spot(String name, District district, Position around) {}

    /// Names a shop after a place so that no two have the same: ranks are dealt out over all combinations
    /// there are.
    private static Spot spot(Cuisine cuisine, int rank) {
        int neighbourhoods = District.ALL.getFirst().neighbourhoods().size();
        int names = FIRST_HALVES.size() * cuisine.trades().size() * neighbourhoods * DISTRICTS;
        int dealt = (int) ((rank * STRIDE + Cuisine.ALL.indexOf(cuisine) * APART) % names);
        var district = District.ALL.get(dealt % DISTRICTS);
        int neighbourhood = dealt / DISTRICTS % neighbourhoods;
        var trade = cuisine.trades()
                .get(dealt / DISTRICTS / neighbourhoods % cuisine.trades().size());
        var first = FIRST_HALVES.get(
                dealt / DISTRICTS / neighbourhoods / cuisine.trades().size());
        var branch = rank < names ? "점" : " %d호점".formatted(rank / names + 1);
        var name = first + " " + trade + " " + district.neighbourhoods().get(neighbourhood) + branch;
        return new Spot(name, district, district.neighbourhood(neighbourhood));
    }

    private static List<Fee> fees(int radius, SplittableRandom random) {
        var base = 1_000 + 500L * random.nextInt(4);
        return List.of(
                new Fee(1_000, base), new Fee((radius + 1_000) / 2, base + 1_000), new Fee(radius, base + 2_000));
    }

    private static String hours(Cuisine cuisine, SplittableRandom random) {
        return switch (cuisine.category()) {
            case "night", "jokbal", "chicken" -> pick(LATE, random);
            case "cafe" -> pick(MORNING, random);
            default -> pick(DAYTIME, random);
        };
    }

    private static String road(District district, SplittableRandom random) {
        return "서울특별시 " + district.name() + " " + pick(district.roads(), random) + " " + (1 + random.nextInt(300));
    }

    /// The number of the owner of this shop.
    public int ownerOf(int shop) {
        return shop / 5 * 3 + shop % 5 % 3;
    }

    public Resident customer(int number) {
        return resident('C', "customer", number);
    }

    public Resident owner(int number) {
        return resident('O', "owner", number);
    }

    public Resident rider(int number) {
        return resident('R', "rider", number);
    }

    private Resident resident(char letter, String role, int number) {
        var random = random(letter, number);
        var code = code(letter, number);
        var block = switch (letter) {
            case 'C' -> number / 10_000;
            case 'O' -> 300 + number / 10_000;
            default -> 600 + number / 10_000;
        };
        return new Resident(
                code,
                role,
                role + number + "@dosirak.example",
                pick(FAMILY_NAMES, random) + pick(GIVEN_NAMES, random),
                "010-0" + digits(block, 3) + "-" + digits(number % 10_000, 4));
    }

    /// The number of the shop around the corner of this customer, which delivers to their home.
    public int shopNear(int customer) {
        return customer / 2;
    }

    /// Where this customer lives: at most 800 m from [the shop around the corner][#shopNear(int)].
    public Home homeOf(int customer) {
        var shop = shop(shopNear(customer));
        var random = random('H', customer);
        var district = District.ALL.stream()
                .filter(it -> it.name().equals(shop.district()))
                .findFirst()
                .orElseThrow();
        return new Home(
                road(district, random),
                "%d동 %d호".formatted(101 + random.nextInt(20), 100 * (1 + random.nextInt(18)) + 1 + random.nextInt(4)),
                District.near(shop.position(), 100, 800, random));
    }

    /// Where this rider begins the day.
    public Position placeOf(int rider) {
        var start = shop(Math.min(shops - 1, rider * 5)).position();
        return District.near(start, 50, 600, random('P', rider));
    }

    private static String code(char letter, int number) {
        return letter + digits(number, 6);
    }

    private static String digits(int number, int length) {
        var digits = Integer.toString(number);
        return "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private SplittableRandom random(char what, int number) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + what * 0xC2B2AE3D27D4EB4FL + number);
    }

    private static <T> T pick(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    /// Where a customer has the food brought.
    public record Home(String road, String detail, Position position) {}
}
