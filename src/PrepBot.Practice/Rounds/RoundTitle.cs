using System.Globalization;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds;

/// <summary>Which round something is about, as its reader knows it: with whom, on which day, which principles. Words about one partner must never go to another.</summary>
/// <param name="Partner">The other one's name.</param>
/// <param name="Day">The day of the round in the reader's zone, "23 Nov".</param>
internal sealed record RoundTitle(string Partner, string Day, IReadOnlyList<string> Principles)
{
    /// <summary>What is left of a name beside the rest of a title.</summary>
    private const int MaxName = 14;

    /// <summary>The title of a round for the acting member.</summary>
    public static async Task<RoundTitle> LoadAsync(Call call, Round round, PrincipleSet principles, CancellationToken cancellationToken) =>
        Create(call, round, await People.OfAsync(call.Work, round, cancellationToken), principles);

    /// <summary>The title of a round for the acting member.</summary>
    public static RoundTitle Create(Call call, Round round, People people, PrincipleSet principles)
    {
        var zone = call.Member.Profile.TimeZone ?? call.Community.Settings.TimeZone;
        var day = LocalDay.From(round.EndedAt ?? round.CreatedAt, zone).ToString("d MMM", CultureInfo.InvariantCulture);
        return new RoundTitle(people.PlainName(round.PartnerOf(call.Member.Id)), day, [.. round.Principles.Select(principles.NameOf)]);
    }

    /// <summary>"Raj · 23 Nov · Frugality, Earn Trust", as long as a button or line takes.</summary>
    public string Fit(int most) => Label.Fit($"{Label.Fit(Partner, MaxName)} · {Day} · {string.Join(", ", Principles)}", most);

    /// <summary>"Debrief: Raj · 23 Nov · Frugality".</summary>
    public string Create(string what) => $"{what}: {Fit(Label.MaxTitle - what.Length - 2)}";

    /// <summary>"Frugality · Raj · 23 Nov": the title of a step, where each step is a form of its own.</summary>
    public string OfStep(string what)
    {
        var end = $" · {Label.Fit(Partner, MaxName)} · {Day}";
        return Label.Fit(what, Label.MaxTitle - end.Length) + end;
    }
}
