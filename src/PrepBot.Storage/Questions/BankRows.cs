using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Members;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;

namespace PrepBot.Storage.Questions;

/// <summary>A bank as the JSON its load statements unfold into rows, and the hash by which the same content is known again.</summary>
internal sealed class BankRows
{
    // Raised when a load would write other rows from the same content.
    private const int Form = 2;

    public static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public BankRows(QuestionBank bank, AnswerBook answers)
    {
        Principles = JsonSerializer.Serialize(bank.Principles.InPublishedOrder.Select(Row), Json);
        Prompts = JsonSerializer.Serialize(bank.Prompts.Select(Row), Json);
        Answers = JsonSerializer.Serialize(answers.All.Select(AnswerRow.From), Json);
        var everything = string.Join('\n', Form, bank.ValueSet.Id, bank.ValueSet.Name, bank.ValueSet.Disclaimer, Principles, Prompts, Answers);
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(everything)));
    }

    public string Principles { get; }

    public string Prompts { get; }

    public string Answers { get; }

    public string Hash { get; }

    public static IReadOnlyList<Beat> Beats(string json) =>
        [.. JsonSerializer.Deserialize<SignRow[]>(json, Json)!.Select(b => new Beat(b.Id, b.Label ?? b.Text, b.Text))];

    public static IReadOnlyList<Flag> Flags(string json) =>
        [.. JsonSerializer.Deserialize<SignRow[]>(json, Json)!.Select(f => new Flag(f.Id, f.Label ?? f.Text, f.Text))];

    public static LevelLens? Levels(string? json) => json is null ? null : JsonSerializer.Deserialize<LevelLens>(json, Json);

    public static IReadOnlyDictionary<Track, string> Tracks(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json, Json)!.ToDictionary(line => BankWords.Tracks[line.Key], line => line.Value);

    public static IReadOnlyList<Neighbour> Neighbours(string json) =>
        [.. JsonSerializer.Deserialize<NeighbourRow[]>(json, Json)!.Select(n => new Neighbour(new(n.Principle), n.Difference))];

    private static PrincipleRow Row(Principle principle) => new(
        principle.Id.Key,
        principle.Name,
        principle.PublishedPlace,
        principle.ProbeRank,
        principle.Meaning,
        principle.Rubric.Strong,
        principle.Rubric.Solid,
        principle.Rubric.MildConcern,
        principle.Rubric.Concern,
        [.. principle.Beats.Select(b => new SignRow(b.Id, b.Label, b.Text))],
        [.. principle.GreenFlags.Select(f => new SignRow(f.Id, f.Label, f.Text))],
        [.. principle.RedFlags.Select(f => new SignRow(f.Id, f.Label, f.Text))],
        principle.Mistakes,
        BankWords.Name(principle.Probed.Junior),
        BankWords.Name(principle.Probed.Senior),
        BankWords.Name(principle.Probed.Staff),
        [.. principle.Neighbours.Select(n => new NeighbourRow(n.Principle.Key, n.Difference))],
        principle.ShortName,
        principle.Levels,
        principle.Tracks.ToDictionary(line => BankWords.Name(line.Key), line => line.Value));

    public static LoadedPrompt Row(Prompt prompt) => new(
        prompt.Id.Key,
        prompt.Principle.Key,
        [.. prompt.Secondary.Select(p => p.Key)],
        prompt.Text,
        prompt.After,
        prompt.Probes,
        [.. prompt.Levels.Select(BankWords.Name)],
        [.. prompt.Tracks.Select(BankWords.Name)],
        [.. prompt.Themes.Select(t => t.Key)],
        prompt.IsCore,
        prompt.Without,
        prompt.Short);

    /// <summary>A beat or a flag; one that was loaded before there were labels has none.</summary>
    private sealed record SignRow(string Id, string? Label, string Text);

    private sealed record NeighbourRow(string Principle, string Difference);

    private sealed record PrincipleRow(
        string PrincipleId,
        string Name,
        int PublishedPlace,
        int ProbeRank,
        string Meaning,
        string Strong,
        string Solid,
        string MildConcern,
        string Concern,
        IReadOnlyList<SignRow> Beats,
        IReadOnlyList<SignRow> GreenFlags,
        IReadOnlyList<SignRow> RedFlags,
        IReadOnlyList<string> Mistakes,
        string ProbedJunior,
        string ProbedSenior,
        string ProbedStaff,
        IReadOnlyList<NeighbourRow> Neighbours,
        string? ShortName,
        LevelLens? Levels,
        IReadOnlyDictionary<string, string> Tracks);

    public sealed record LoadedPrompt(
        string PromptKey,
        string PrincipleId,
        IReadOnlyList<string> Secondary,
        string Text,
        string After,
        IReadOnlyList<string> Probes,
        IReadOnlyList<string> Levels,
        IReadOnlyList<string> Tracks,
        IReadOnlyList<string> Themes,
        bool Core,
        IReadOnlyList<string> Without,
        string? Short);
}
