using System.Globalization;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Forms;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// Which round something is about, as its reader knows it: with whom, when, which principles. Words about one partner must never go to another, so in a
/// title too short for everything the time stays whole, and the name comes before it.
/// </summary>
/// <param name="Partner">The other one's name.</param>
/// <param name="When">When it began, as the reader's clock had it: "today 18:00", "23 Nov 18:00"; with the zone's name where it is the group's.</param>
internal sealed record RoundTitle(string Partner, string When, IReadOnlyList<string> Principles)
{
    /// <summary>No name is longer in a line.</summary>
    private const int MaxName = 24;

    /// <summary>No room has a longer one.</summary>
    private const int MaxRoom = 80;

    /// <summary>What principles have at the least where a name is long.</summary>
    private const int MinPrinciples = 10;

    /// <summary>The title of a round for the acting member.</summary>
    public static async Task<RoundTitle> LoadAsync(Call call, Round round, PrincipleSet principles, CancellationToken cancellationToken) =>
        Create(call, round, await People.OfAsync(call.Work, round, cancellationToken), principles);

    /// <summary>The title of a round for the acting member.</summary>
    /// <param name="call">Who reads it, and when.</param>
    /// <param name="people">Who is in it.</param>
    /// <param name="lasting">Whether it may be read tomorrow: then no day is called today.</param>
    public static RoundTitle Create(Call call, Round round, People people, PrincipleSet principles, bool lasting = false)
    {
        var own = call.Member.Profile.TimeZone;
        var zone = own ?? call.Community.Settings.TimeZone;
        var at = round.StartedAt ?? round.CreatedAt;
        var (time, zoneName) = LocalDay.TimeOf(at, zone);
        var day = LocalDay.From(at, zone);
        var dayWords = !lasting && day == LocalDay.From(call.Now, zone) ? "today" : Day(day);
        return new RoundTitle(
            people.PlainName(round.PartnerOf(call.Member.Id)),
            $"{dayWords} {Time(time)}{(own is null ? $" {zoneName}" : "")}",
            [.. round.Principles.Select(principles.ShortNameOf)]);
    }

    /// <summary>The name of the room, which both read: "Raj and Ana, 30 Nov 18:00 CET: Frugality". In the group's zone, and with no day called today, since it stays.</summary>
    public static string OfRoom(Round round, People people, PrincipleSet principles, string zone)
    {
        var (time, zoneName) = LocalDay.TimeOf(round.CreatedAt, zone);
        var when = $"{Day(LocalDay.From(round.CreatedAt, zone))} {Time(time)} {zoneName}";
        var (interviewer, candidate) = (Label.Fit(people.PlainName(round.InterviewerId), MaxName), Label.Fit(people.PlainName(round.CandidateId), MaxName));
        return Label.Fit($"{interviewer} and {candidate}, {when}: {string.Join(", ", round.Principles.Select(principles.ShortNameOf))}", MaxRoom);
    }

    private static string Day(DateOnly day) => day.ToString("d MMM", CultureInfo.InvariantCulture);

    private static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"Raj, today 18:00: Frugality, Earn Trust", as long as a button or line takes.</summary>
    /// <param name="max">Most characters.</param>
    /// <param name="before">What stands before it.</param>
    public string Fit(int max, string before = "")
    {
        var end = $", {When}: ";
        var name = Name(max - before.Length - end.Length - MinPrinciples);
        return Label.Fit($"{before}{name}{end}{string.Join(", ", Principles)}", max);
    }

    /// <summary>A form about the round: its title, and the short one for where titles are short.</summary>
    /// <param name="submit">What sending it means.</param>
    /// <param name="before">What stands before the title, "With ".</param>
    /// <param name="steps">What it asks.</param>
    public Form Form(ActionId submit, string before, IReadOnlyList<FormStep> steps) => new(submit, Fit(Label.MaxTitle, before), steps)
    {
        ShortTitle = $"{Name(Label.MaxShortTitle - When.Length - 2)}, {When}",
    };

    /// <summary>"Frugality · Raj, today 18:00": the title of a step, where each step is a form of its own.</summary>
    public string OfStep(string what)
    {
        var end = $", {When}";
        return $"{Label.Fit(what, Label.MaxTitle - 3 - end.Length - Math.Min(Partner.Length, MinPrinciples))} · {Name(MinPrinciples)}{end}";
    }

    private string Name(int room) => Label.Fit(Partner, Math.Clamp(room, 4, MaxName));
}
