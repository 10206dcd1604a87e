using System.Text.RegularExpressions;
using PrepBot.Features.Tests.Support;
using PrepBot.Testing;
using Group = PrepBot.Features.Tests.Support.Group;

namespace PrepBot.Features.Tests.Privacy;

/// <summary>R8: nothing of who asked to be forgotten is left in any table, in the open or sealed.</summary>
public sealed partial class ErasureScanTests
{
    /// <summary>Texts that say nothing of a member: zones and keys are checked against lists, and what organisers write belongs to the group. A pair's own link goes with its open round: TalkTests.</summary>
    private static readonly string[] NotTheirs = ["zone", "key", "word", "channels", "link"];

    [Fact]
    public async Task R8_BusyMember_ForgetsThemselves_NoWordNorNameIsLeftInAnyTable()
    {
        await using var group = await Group.GatherAsync();
        var life = await BusyLife.LiveAsync(group);
        string[] words = [.. life.Own.Values, "quillane", "vossbrink", .. life.Opened, .. life.Blind];
        var before = await group.ScanAsync();
        foreach (var word in words)
            Assert.True(before.PlacesOf(word).Count > 0, $"{word} was not found before, so not finding it would prove nothing.");

        await life.Quill.CommandsAsync("forget-me");
        await life.Quill.PressesAsync("Erase me");

        var after = await group.ScanAsync();
        foreach (var word in words)
            Assert.True(after.PlacesOf(word) is [], $"{word} is still in {string.Join(", ", after.PlacesOf(word))}");
        Assert.Contains("Done: everything I held on you", life.Quill.Inbox);
        Assert.Equal(0, await group.AskAsync<int>("select count(*) from erasures where done_at is null"));
        foreach (var word in life.OfOthers)
            Assert.NotEmpty(after.PlacesOf(word));
    }

    /// <summary>A new text field has to be planted above, or to be explained.</summary>
    [Fact]
    public async Task EveryTextFieldOfTheForms_IsPlantedOrExplained()
    {
        await using var group = await Group.GatherAsync();
        var planted = (await BusyLife.LiveAsync(group)).Own.Keys;
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "PrepBot.Practice"), "*.cs", SearchOption.AllDirectories);

        var fields = sources.SelectMany(file => TextFields().Matches(File.ReadAllText(file))).Select(match => match.Groups["key"].Value.Replace("{id}.", "")).ToList();

        Assert.True(fields.Count > 10, $"Only {fields.Count} were found.");
        Assert.Empty(fields.Except(planted).Except(NotTheirs));
    }

    [GeneratedRegex("new TextField\\(\\$?\"(?<key>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex TextFields();
}
