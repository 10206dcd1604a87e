using Microsoft.Extensions.Logging.Abstractions;
using PrepBot.Application.Conversation;
using PrepBot.Host.Pictures;
using PrepBot.Testing;

namespace PrepBot.Host.Tests.Pictures;

/// <summary>The real program where there is one, and small scripts that misbehave as a program can.</summary>
public sealed class RsvgConvertTests
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#17517e"/></svg>""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Drawing_Converted_IsAPngOfTwiceItsSize()
    {
        using var maker = Maker(Installed());

        var png = await maker.MakePngAsync(Svg, Token);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], png![..4]);
        Assert.Equal((80, 40), (png[18] << 8 | png[19], png[22] << 8 | png[23]));
    }

    [Fact]
    public async Task TwentyAtOnce_AskedFor_AreMadeOrRefusedAtOnce_AndTheNextIsMade()
    {
        using var maker = Maker(Installed());

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => maker.MakePngAsync(Svg, Token)));

        Assert.InRange(all.Count(png => png is not null), 1, 19);
        Assert.NotNull(await maker.MakePngAsync(Svg, Token));
    }

    [Fact]
    public async Task NoProgram_AskedFor_OffersNothing()
    {
        using var maker = Maker(null);

        Assert.False(maker.IsAvailable);
        Assert.Null(await maker.MakePngAsync(Svg, Token));
    }

    [Theory]
    [InlineData("cat > /dev/null; echo broken >&2; exit 1")]
    [InlineData("cat > /dev/null; exit 0")]
    [InlineData("exit 0")]
    [InlineData("head -c 4000000 /dev/zero; cat > /dev/null")]
    public async Task ProgramThatFails_Asked_GivesNoPicture(string script)
    {
        using var folder = new Folder();
        using var maker = Maker(await ScriptAsync(folder, script));

        Assert.Null(await maker.MakePngAsync(Svg, Token));
    }

    [Fact]
    public async Task ProgramThatHangs_PastTheDeadline_IsKilled()
    {
        using var folder = new Folder();
        var time = new ManualTimeProvider();
        var started = Path.Combine(folder.Path, "started");
        using var maker = Maker(await ScriptAsync(folder, $"echo $$ > {started}.part; mv {started}.part {started}; exec sleep 600"), time);

        var making = maker.MakePngAsync(Svg, Token);
        while (!File.Exists(started))
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        var process = int.Parse(await File.ReadAllTextAsync(started, Token));
        time.Advance(RsvgConvert.Deadline);

        Assert.Null(await making.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Token));
        Assert.True(await EndsAsync(process));
    }

    [Fact]
    public async Task Program_Run_SeesNothingOfOurSettings()
    {
        using var folder = new Folder();
        using var maker = Maker(await ScriptAsync(folder, "cat > /dev/null; env"));
        Environment.SetEnvironmentVariable("PREPBOT_SEEN_BY_NOBODY", "planted");

        var seen = System.Text.Encoding.UTF8.GetString((await maker.MakePngAsync(Svg, Token))!);

        Environment.SetEnvironmentVariable("PREPBOT_SEEN_BY_NOBODY", null);
        Assert.Contains("PATH=", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", seen, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_TakesTheConfiguredOne_ElseTheFirstOnThePath()
    {
        using var folder = new Folder();
        var program = Path.Combine(folder.Path, OperatingSystem.IsWindows() ? "rsvg-convert.exe" : "rsvg-convert");
        File.WriteAllText(program, "");

        Assert.Equal(program, ConverterSearch.Find(program, null));
        Assert.Equal(program, ConverterSearch.Find(null, $"/nowhere{Path.PathSeparator}relative{Path.PathSeparator}{folder.Path}"));
        Assert.Null(ConverterSearch.Find("/nowhere/rsvg-convert", folder.Path));
        Assert.Null(ConverterSearch.Find(null, null));
    }

    private static RsvgConvert Maker(string? program, TimeProvider? time = null) => new(program, time ?? TimeProvider.System, NullLogger<RsvgConvert>.Instance);

    /// <summary>The program of this machine; where there is none the test is skipped at home and fails on CI.</summary>
    private static string Installed()
    {
        var found = ConverterSearch.Find(null, Environment.GetEnvironmentVariable("PATH"));
        if (found is null && Environment.GetEnvironmentVariable("CI") is not "true")
            Assert.Skip("No rsvg-convert on the search path.");

        return found ?? throw new InvalidOperationException("No rsvg-convert on the search path.");
    }

    private static async Task<string> ScriptAsync(Folder folder, string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Scripts of a Unix shell.");
        var file = Path.Combine(folder.Path, "converter");
        await File.WriteAllTextAsync(file, $"#!/bin/sh\n{body}\n", Token);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("prepbot-pictures-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private static async Task<bool> EndsAsync(int process)
    {
        for (var look = 0; look < 500; look++)
        {
            if (!IsRunning(process))
                return true;

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        return false;
    }

    private static bool IsRunning(int process)
    {
        try
        {
            return !System.Diagnostics.Process.GetProcessById(process).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
