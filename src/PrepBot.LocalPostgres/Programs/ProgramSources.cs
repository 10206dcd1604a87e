using PrepBot.LocalPostgres.Failures;
using PrepBot.LocalPostgres.Machine;

namespace PrepBot.LocalPostgres.Programs;

/// <summary>Brings the programs by the first way that is open here and leads there; else tells all reasons and the one line to type.</summary>
internal sealed class ProgramSources(IReadOnlyList<IProgramSource> ways)
{
    public static ProgramSources Create(MachineEnvironment surroundings, TimeProvider time, IProgress<string>? progress) =>
        new([new PackageFetch(surroundings, time, progress), new AptInstall(surroundings, time, progress), new AptUnpack(surroundings, time, progress)]);

    /// <param name="runs">Whether the programs in a folder run here.</param>
    /// <returns>The folder of the programs; null when the ways here lead to other major versions alone.</returns>
    /// <exception cref="LocalPostgresException">No way led there.</exception>
    public async Task<string?> FetchAsync(int? major, string into, Func<string, CancellationToken, Task<bool>> runs, CancellationToken cancellationToken)
    {
        var reasons = new List<string>();
        var open = ways.Where(way => way.IsOpen).ToList();
        foreach (var way in open)
        {
            try
            {
                if (await way.FetchAsync(major, into, cancellationToken) is not { } programs)
                    continue;
                if (await runs(programs, cancellationToken))
                    return programs;
                reasons.Add("the ready-made programs do not run on this system.");
            }
            catch (NotDeliveredException e)
            {
                reasons.Add(e.Message);
            }
        }

        if (open.Count > 0 && reasons.Count == 0)
            return null;
        var why = reasons.Count > 0 ? string.Join(' ', reasons) : "neither npm nor apt-get is here to do it.";
        throw Problems.NoPrograms(why, InstallLine.ForThisMachine());
    }
}
