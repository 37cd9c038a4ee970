process.stderr.write('绩核：命令行尚未完成。\n');
process.exitCode = 2;
