using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using Xunit;

namespace PrepBot.Testing;

/// <summary>Checks a rule on many generated cases. The seed is printed; with it in PREPBOT_TEST_SEED the same cases come again.</summary>
public static class Rule
{
    private const string SeedVariable = "PREPBOT_TEST_SEED";

    public static void Holds<T>(Gen<T> any, Action<T> holds, int runs = 300) => Holds(any.ToArbitrary(), holds, runs);

    public static void Holds<T>(Arbitrary<T> any, Action<T> holds, int runs = 300)
    {
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : (ulong)Environment.TickCount64;
        TestContext.Current.TestOutputHelper?.WriteLine($"{SeedVariable}={seed}");
        var config = Config.QuickThrowOnFailure
            .WithMaxTest(runs)
            .WithQuietOnSuccess(true)
            .WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(seed), FSharpOption<int>.None)));

        Check.One(config, Prop.ForAll(any, holds));
    }

    /// <summary>A list that shrinks by leaving elements out, longer stretches first.</summary>
    public static Arbitrary<List<T>> ListOf<T>(Gen<T> element) => Arb.From(element.ListOf(), Shorter);

    private static IEnumerable<List<T>> Shorter<T>(List<T> list)
    {
        for (var cut = list.Count; cut > 0; cut /= 2)
        {
            for (var from = 0; from + cut <= list.Count; from += cut)
                yield return [.. list.Take(from), .. list.Skip(from + cut)];
        }
    }
}
