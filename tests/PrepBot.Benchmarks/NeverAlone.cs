using System.Globalization;
using PrepBot.Domain.Pairing;

namespace PrepBot.Benchmarks;

/// <summary>
/// How tries to practise end in groups of several sizes, as things are and with what else could be offered to somebody who meets nobody. A simulation of half
/// a year by seeded chance: what people do is assumed, each assumption is named, and the table is for comparing defaults, not for promising anything.
/// </summary>
internal static class NeverAlone
{
    private const int Weeks = 26;
    private const int Runs = 12;
    private const int Hour = 60;
    private const int Day = 24 * Hour;

    private static readonly int[] Sizes = [4, 8, 12, 20, 40];

    /// <summary>Hours a wish to be rung lives.</summary>
    private static readonly int[] Lives = [2, 6, 12, 24, 48, 72];

    /// <summary>Rings a member gets in a day at most.</summary>
    private static readonly int[] RingsADay = [1, 2, 3, 5];

    /// <summary>Zones of a group, as hours from UTC; members are spread over them.</summary>
    private static readonly int[] OneZone = [1];
    private static readonly int[] ThreeZones = [-5, 1, 8];

    private static readonly Offers Before = new(0, 0, Shelf: false);
    private static readonly Offers After = new(24, 3, Shelf: true);

    /// <summary>Prints the tables.</summary>
    public static void Run()
    {
        Console.WriteLine("| members | zones | now: partner | nobody | with all: partner | heard answer | drill alone | nothing | rings a member and week |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var zones in new[] { OneZone, ThreeZones })
        {
            foreach (var size in Sizes)
            {
                var (now, then) = (Simulate(size, zones, Before), Simulate(size, zones, After));
                Print($"| {size} | {zones.Length} | {now.Partner:P0} | {1 - now.Partner:P0} | {then.Partner:P0} | {then.Heard:P0} | {then.Drill:P0} | {then.Nothing:P0} | {then.Rings:0.0} |");
            }
        }

        Console.WriteLine();
        Console.WriteLine("Partner by how long a wish to be rung lives, three rings a day:");
        Console.WriteLine();
        Sweep(Lives, "h", (size, life) => Simulate(size, ThreeZones, After with { WishHours = life }));
        Console.WriteLine();
        Console.WriteLine("Partner by rings a day, a wish of 24 h:");
        Console.WriteLine();
        Sweep(RingsADay, "a day", (size, rings) => Simulate(size, ThreeZones, After with { RingsADay = rings }));
    }

    /// <summary>Shares of all tries of all runs.</summary>
    /// <param name="size">Members of the group, 2 at least.</param>
    internal static Shares Simulate(int size, int[] zones, Offers offers)
    {
        var runs = Enumerable.Range(0, Runs).Select(seed => new HalfAYear(size, zones, offers, new Random(seed)).Live()).ToList();
        return new(runs.Average(run => run.Partner), runs.Average(run => run.Heard), runs.Average(run => run.Drill), runs.Average(run => run.Nothing), runs.Average(run => run.Rings));
    }

    private static void Sweep(int[] values, string unit, Func<int, int, Shares> simulate)
    {
        Console.WriteLine($"| members, three zones | {string.Join(" | ", values.Select(value => $"{value} {unit}"))} |");
        Console.WriteLine($"|---|{string.Concat(Enumerable.Repeat("---|", values.Length))}");
        foreach (var size in Sizes)
            Print($"| {size} | {string.Join(" | ", values.Select(value => simulate(size, value)).Select(shares => string.Create(CultureInfo.InvariantCulture, $"{shares.Partner:P0} ({shares.Rings:0.0} rings)")))} |");
    }

    private static void Print(FormattableString row) => Console.WriteLine(row.ToString(CultureInfo.InvariantCulture));

    /// <summary>What is offered to somebody who meets nobody.</summary>
    /// <param name="WishHours">How long a wish to be rung lives; 0 for none.</param>
    /// <param name="RingsADay">Rings a member gets in a day at most.</param>
    /// <param name="Shelf">Whether one may answer now and be heard later, and listen to others.</param>
    internal sealed record Offers(int WishHours, int RingsADay, bool Shelf);

    /// <summary>How tries ended, as shares of all, and how often a member was rung in a week.</summary>
    /// <param name="Heard">An answer that somebody heard, or listening to one.</param>
    /// <param name="Drill">An answer nobody heard, or ear training.</param>
    internal sealed record Shares(double Partner, double Heard, double Drill, double Nothing, double Rings);

    private enum End
    {
        Nothing,
        Drill,
        Heard,
        Partner,
    }

    /// <summary>Somebody types the command.</summary>
    /// <param name="At">Minutes from the beginning, in UTC.</param>
    private sealed record Try(int Number, int Member, int At, WantedRole Role);

    private sealed class HalfAYear(int size, int[] zones, Offers offers, Random chance)
    {
        // What people do. Two tries a week, most of them in the evening, a place in the queue of an hour; the rest is assumed.
        private const int TriesAWeek = 2;
        private const double InTheEvening = 0.7;
        private const int PlaceInQueue = Hour;
        private const double WantsAnyPart = 0.6;
        private const double WantsToAnswer = 0.75;
        private const double AsksToBeRung = 0.7;
        private const double ComesWhenRung = 0.4;
        private const double AnswersNow = 0.5;
        private const double TrainsEar = 0.5;
        private const double ListensWhenOffered = 0.5;
        private const double ListensWhenAsked = 0.3;
        private const int AskedMembers = 3;
        private const int AskedAfter = Day;
        private const int RingTakes = 3;

        private readonly List<Try> _waiting = [];
        private readonly List<Try> _wishes = [];
        private readonly List<Try> _shelf = [];
        private readonly Dictionary<(int Member, int LocalDay), int> _rung = [];
        private End[] _ends = [];
        private int _rings;

        public Shares Live()
        {
            var tries = Tries();
            _ends = new End[tries.Count];
            foreach (var each in tries)
                Happen(each);
            HearLate(int.MaxValue);

            double Share(End end) => _ends.Count(one => one == end) / (double)_ends.Length;
            return new(Share(End.Partner), Share(End.Heard), Share(End.Drill), Share(End.Nothing), _rings / (double)(size * Weeks));
        }

        private List<Try> Tries() =>
        [
            .. Enumerable.Range(0, size).SelectMany(member => Enumerable.Range(0, Weeks * TriesAWeek).Select(number => (
                    Member: member,
                    At: ((number / TriesAWeek * 7) + chance.Next(7)) * Day - (Zone(member) * Hour) + (chance.NextDouble() < InTheEvening ? chance.Next(18 * Hour, 22 * Hour) : chance.Next(8 * Hour, 22 * Hour)),
                    Role: chance.NextDouble() < WantsAnyPart ? WantedRole.Either : chance.NextDouble() < WantsToAnswer ? WantedRole.Candidate : WantedRole.Interviewer)))
                .OrderBy(one => one.At).Select((one, number) => new Try(number, one.Member, one.At, one.Role)),
        ];

        private int Zone(int member) => zones[member % zones.Length];

        private void Happen(Try now)
        {
            HearLate(now.At);
            _waiting.RemoveAll(other => other.At + PlaceInQueue <= now.At || other.Member == now.Member);
            _wishes.RemoveAll(wish => wish.At + (offers.WishHours * Hour) <= now.At || wish.Member == now.Member);
            if (_waiting.Find(other => PairingRules.RolesFit(now.Role, other.Role)) is { } here)
            {
                Meet(now, here);
                return;
            }

            if (Ring(now) is { } comes)
            {
                Meet(now, comes);
                return;
            }

            _waiting.Add(now);
            if (offers.WishHours > 0 && chance.NextDouble() < AsksToBeRung)
                _wishes.Add(now);
            if (offers.Shelf)
                PractiseAlone(now);
        }

        /// <summary>One after the other, three minutes each, while the place in the queue lasts.</summary>
        private Try? Ring(Try now)
        {
            var left = PlaceInQueue / RingTakes;
            foreach (var wish in _wishes.Where(wish => PairingRules.RolesFit(now.Role, wish.Role)).ToList())
            {
                var local = now.At + (Zone(wish.Member) * Hour);
                var today = (wish.Member, local / Day);
                var isRungAlready = _rung.GetValueOrDefault(today);
                if (left == 0 || isRungAlready >= offers.RingsADay || (local % Day) is < 8 * Hour or >= 22 * Hour)
                    continue;

                left--;
                _rings++;
                _rung[today] = isRungAlready + 1;
                if (chance.NextDouble() < ComesWhenRung)
                    return wish;
            }

            return null;
        }

        private void Meet(Try one, Try other)
        {
            (_ends[one.Number], _ends[other.Number]) = (End.Partner, End.Partner);
            _waiting.RemoveAll(waiting => waiting.Member == one.Member || waiting.Member == other.Member);
            _wishes.RemoveAll(wish => wish.Member == one.Member || wish.Member == other.Member);
            _shelf.Remove(other);
        }

        private void PractiseAlone(Try now)
        {
            if (_shelf.Find(answer => answer.Member != now.Member) is { } answer && chance.NextDouble() < ListensWhenOffered)
            {
                (_ends[now.Number], _ends[answer.Number]) = (End.Heard, End.Heard);
                _shelf.Remove(answer);
                return;
            }

            var answers = chance.NextDouble() < AnswersNow;
            if (answers)
                _shelf.Add(now);
            if (answers || chance.NextDouble() < TrainsEar)
                _ends[now.Number] = End.Drill;
        }

        /// <summary>Answers nobody has heard for a day: some are asked.</summary>
        private void HearLate(int until)
        {
            foreach (var answer in _shelf.Where(answer => answer.At <= until - AskedAfter).ToList())
            {
                _shelf.Remove(answer);
                if (Enumerable.Range(0, Math.Min(AskedMembers, size - 1)).Any(_ => chance.NextDouble() < ListensWhenAsked))
                    _ends[answer.Number] = End.Heard;
            }
        }
    }
}
