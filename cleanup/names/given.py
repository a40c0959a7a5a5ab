"""Given names of Eastern Europe: before a surname they show that its bearer is from there."""

from collections.abc import Iterable

from cleanup.names.spelling import folded, key

_NAMES = """Alexander Aleksandr Alexandra Alexei Alexey Aleksei Aliaksandr Alyaksandr Alena Alina Alla Alisa Anastasia
Anatoly Anatoli Andrei Andrey Andriy Andrii Anna Anton Antonina Arkady Arseny Arseniy Artem Artyom Artur Aslan Boris Borys
Bogdan Bohdan Bulat Vadim Vadym Valentin Valentina Valery Valeri Valeriy Valeria Vasily Vassily Vasyl Vera Viktor Victor
Viktoria Viktoriya Vitaly Vitali Vitaliy Vladimir Vladislav Vladyslav Volodymyr Vsevolod Vyacheslav Viacheslav Yana Yakov
Yaroslav Yegor Egor Yekaterina Ekaterina Yelena Elena Olena Yelizaveta Elizaveta Yevgeny Evgeny Yevhen Yevgenia Yevgeniya
Evgenia Yulia Yuliya Yulian Yuri Yury Yuriy Galina Halyna Gavriil Gennady Gennadi Georgy Georgi Gleb Grigory Grigori Hryhoriy
Daniil Danylo Darya Daria Denis Denys Dmitry Dmitri Dmytro Dzhokhar Fyodor Fedor Igor Ihor Ilya Illia Inna Innokenty Irina
Iryna Ivan Karina Kira Kirill Kyrylo Klara Konstantin Kostiantyn Kseniya Ksenia Larisa Lavrenty Lavrentiy Lazar Leonid Leonty
Lev Lidia Lidiya Lyubov Lyudmila Lyudmyla Liudmila Ludmila Maria Mariya Marina Maryna Marat Maxim Maksim Maksym Margarita
Matvei Matvey Mikhail Mikhailo Mykhailo Mykhaylo Mykola Modest Mstislav Nadezhda Nadiya Nadya Natalia Nataliya Natalya
Nikita Nikolai Nikolay Nina Nikifor Nursultan Oksana Oleg Oleh Oleksandr Oleksiy Oleksii Olga Olha Ostap Pavel Pavlo Petr
Petro Pyotr Platon Polina Prokhor Rodion Roman Rostislav Rostyslav Ramzan Ruslan Rustam Safar Savva Semyon Semen Sergei
Sergey Serhiy Serhii Siarhei Sofia Sofya Spiridon Stanislav Stepan Stepanida Svetlana Svitlana Sviatlana Svyatoslav
Sviatoslav Taisia Tamara Taras Tatiana Tatyana Tetiana Timofei Timofey Timur Trofim Ulyana Uliana Vasilisa Veniamin Veronika
Yefim Yuliana Zakhar Zinaida Zoya Zhanna Zurab Mikheil Eduard Eduard Emil Ernest Grigol Giorgi Irakli Levan Vakhtang Shota
Aram Armen Ashot Karen Levon Serzh Vazgen Tigran Gurbanguly Saparmurat Islam Kassym-Jomart Kurmanbek Askar Sooronbay Almazbek
Ilham Heydar Emomali Imomali Plamen Rumen Boyko Todor Zhelyu Hristo Ivo Kiril Stefan Nadia Asen Lyuben Dimitar Krasimir Ilham
Ivanovich Petrovich Vladimirovich Sergeyevich Sergeevich Alexandrovich Mikhailovich Nikolaevich Nikolayevich Ilyich
Vasilyevich Borisovich Pavlovich Viktorovich Yuryevich Andreevich Andreyevich Alexeyevich Fyodorovich Dmitrievich"""
_KEYS = frozenset(map(key, _NAMES.split()))


def is_slavic_given(name: str, candidates: Iterable[str] = ()) -> bool:
    """Is ``name``, or what it can stand for, a given name or patronymic of Eastern Europe? An initial may be one."""
    if name[1:] in ("", "."):
        return True
    return any(key(way) in _KEYS for way in (folded(name), *candidates))
