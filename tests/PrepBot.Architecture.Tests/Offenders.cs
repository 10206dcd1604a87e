namespace PrepBot.Architecture.Tests;

/// <summary>Fails with every offender on a line of its own, so that one run names all there is to mend.</summary>
internal static class Offenders
{
    public static void None<T>(IEnumerable<T> found)
    {
        var lines = found.Select(offender => $"{offender}").ToList();
        Assert.True(lines.Count == 0, $"{lines.Count} found:\n{string.Join('\n', lines)}");
    }
}
